import { mediaTypes } from '@dealerkit/core';
import { type TemplateResult, html, nothing } from 'lit';
import { type FieldView, fieldTemplate } from '../../base/field.template.ts';
import type { Change } from '../../base/asking.ts';
import { clipIcon, icon } from '../../base/icons.ts';
import type { Chosen, ChosenFiles } from './chosen-files.ts';
import type { Adding } from './lead-adding.view.ts';
import type { LeadAddingMessages } from './locales/en.ts';

const kinds = Object.entries(mediaTypes);
// By type for phones, by ending for systems that do not know the type.
const acceptOf = (taken: typeof kinds): string =>
  taken.flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)]).join();

/** What a field for documents takes, as its attribute `accept`. */
export const documentKinds: string = acceptOf(kinds);
/** What a field for photos takes. */
export const photoKinds: string = acceptOf(kinds.filter(([type]) => type.startsWith('image/')));

const megabyte = 1_048_576;

/** A size in megabytes, as one reads it. */
const sizeText = (bytes: number, lang: string): string =>
  new Intl.NumberFormat(lang, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(
    Math.max(0.1, Math.round((10 * bytes) / megabyte) / 10),
  );

const pressed = ({ currentTarget }: Event): HTMLElement => currentTarget as HTMLElement;
const picks =
  (selector: string) =>
  (event: Event): void => {
    pressed(event).closest('.drop')?.querySelector<HTMLInputElement>(selector)?.click();
  };

/** What a field for files says and takes. */
export interface DropView {
  readonly words: LeadAddingMessages;
  readonly accept: string;
  readonly help: string;
}

/** Where files are chosen or dropped; on what is touched, also photographed. */
export const dropTemplate =
  ({ words, accept, help }: DropView, take: (files: readonly File[]) => void) =>
  ({ name, label, error }: FieldView): TemplateResult => {
    const chosen = (event: Event): void => {
      const input = event.currentTarget as HTMLInputElement;
      const files = [...(input.files ?? [])];
      // The same file may be chosen again after it was removed.
      input.value = '';
      if (files.length > 0) take(files);
    };
    const over = (event: DragEvent): void => {
      event.preventDefault();
      pressed(event).classList.toggle('over', event.type === 'dragover');
    };
    const dropped = (event: DragEvent): void => {
      over(event);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take(files);
    };
    return html`<div
      class="drop dk-field dk-wide"
      part="drop"
      role="group"
      aria-label=${label}
      @dragover=${over}
      @dragleave=${over}
      @drop=${dropped}
    >
      <div class="drop-ways">
        <button
          class="dk-button"
          id=${name}
          type="button"
          part="choose"
          ?data-invalid=${error !== undefined}
          aria-describedby=${error === undefined ? `${name}-help` : `${name}-error ${name}-help`}
          @click=${picks('[multiple]')}
        >
          ${icon(clipIcon)}${words.chooseFiles}
        </button>
        <button class="dk-button camera" type="button" part="camera" @click=${picks('[capture]')}>${words.takePhoto}</button>
        <span class="dk-help drop-hint">${words.dropHere}</span>
      </div>
      <input type="file" hidden multiple accept=${accept} @change=${chosen} />
      <input type="file" hidden accept="image/*" capture="environment" @change=${chosen} />
      ${error === undefined ? nothing : html`<p class="dk-error" id="${name}-error">${error}</p>`}
      <p class="dk-help" id="${name}-help">${help}</p>
    </div>`;
  };

function removeButton(
  { file }: Chosen,
  { words }: Adding,
  error: string | undefined,
  describedBy: string,
  remove: () => void,
): TemplateResult {
  const removed = (event: Event): void => {
    const dialog = pressed(event).closest('dialog');
    remove();
    dialog?.querySelector<HTMLElement>('[part=choose]')?.focus();
  };
  return html`<button
    class="dk-button"
    type="button"
    part="remove"
    ?data-invalid=${error !== undefined}
    aria-label=${words.removeFile.replace('{name}', () => file.name)}
    aria-describedby=${error === undefined ? nothing : describedBy}
    @click=${removed}
  >
    ${words.remove}
  </button>`;
}

/** A chosen file: its title where it has one of its own, what it is, how far it is, and the way to take it off. */
export const chosenTemplate =
  (one: Chosen, view: Adding, files: ChosenFiles, change: Change, titled = true) =>
  (field: FieldView): TemplateResult => {
    const { words, lang } = view;
    const { file, part } = one;
    const { name, error } = field;
    const about = `${file.name} · ${sizeText(file.size, lang)}`;
    return html`<div class="chosen dk-wide ${titled ? 'titled' : ''}" part="file" role="group" aria-label=${file.name}>
      ${
        titled
          ? fieldTemplate({ ...field, wide: false, help: about })
          : html`<div>
              <p class="dk-help">${about}</p>
              ${error === undefined ? nothing : html`<p class="dk-error" id="${name}-error">${error}</p>`}
            </div>`
      }
      ${
        files.busy
          ? nothing
          : removeButton(one, view, titled ? undefined : error, `${name}-error`, () => {
              files.drop(one, change);
            })
      }
      ${
        part === undefined
          ? nothing
          : html`<progress
              part="progress"
              max="1"
              .value=${part}
              aria-label=${words.sendingFile.replace('{name}', () => file.name)}
            ></progress>`
      }
    </div>`;
  };
