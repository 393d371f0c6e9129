import { mediaTypes } from '@dealerkit/core';
import { type TemplateResult, html, nothing } from 'lit';
import { type FieldView, fieldTemplate } from '../../base/field.template.ts';
import { clipIcon, icon } from '../../base/icons.ts';
import type { Chosen } from './chosen-files.ts';
import type { LeadAddingMessages } from './locales/en.ts';

// By type for phones, by ending for systems that do not know the type.
const taken = Object.entries(mediaTypes)
  .flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)])
  .join();

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

/** Where files are chosen or dropped; on what is touched, also photographed. */
export function dropTemplate(
  { label, error }: FieldView,
  words: LeadAddingMessages,
  take: (files: readonly File[]) => void,
): TemplateResult {
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
        id="files"
        type="button"
        part="choose"
        ?data-invalid=${error !== undefined}
        aria-describedby=${error === undefined ? 'files-help' : 'files-error files-help'}
        @click=${picks('[multiple]')}
      >
        ${icon(clipIcon)}${words.chooseFiles}
      </button>
      <button class="dk-button camera" type="button" part="camera" @click=${picks('[capture]')}>${words.takePhoto}</button>
      <span class="dk-help drop-hint">${words.dropHere}</span>
    </div>
    <input type="file" hidden multiple accept=${taken} @change=${chosen} />
    <input type="file" hidden accept="image/*" capture="environment" @change=${chosen} />
    ${error === undefined ? nothing : html`<p class="dk-error" id="files-error">${error}</p>`}
    <p class="dk-help" id="files-help">${words.filesHelp}</p>
  </div>`;
}

/** What a chosen file is shown with. */
export interface ChosenView {
  readonly words: LeadAddingMessages;
  readonly lang: string;
  /** Something is sent: nothing is removed now. */
  readonly busy: boolean;
  readonly remove: () => void;
}

/** A chosen file: its title, what it is, how far it is, and the way to take it off. */
export const chosenTemplate =
  ({ file, part }: Chosen, { words, lang, busy, remove }: ChosenView) =>
  (field: FieldView): TemplateResult => {
    const removed = (event: Event): void => {
      const dialog = pressed(event).closest('dialog');
      remove();
      dialog?.querySelector<HTMLElement>('#files')?.focus();
    };
    return html`<div class="chosen dk-wide" part="file" role="group" aria-label=${file.name}>
      ${fieldTemplate({ ...field, wide: false, help: `${file.name} · ${sizeText(file.size, lang)}` })}
      ${
        busy
          ? nothing
          : html`<button
              class="dk-button"
              type="button"
              part="remove"
              aria-label=${words.removeFile.replace('{name}', () => file.name)}
              @click=${removed}
            >
              ${words.remove}
            </button>`
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
