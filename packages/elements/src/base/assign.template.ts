import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from './dictionaries.ts';
import { fieldTemplate } from './field.template.ts';
import { flag } from './flag.ts';
import type { BaseMessages } from './locales/en.ts';

/** To whom something is given, and whether that person is told. */
export interface Assignment {
  readonly ownerId: string;
  readonly inform: boolean;
}

/** What the dialog of an assignment is made of. */
export interface AssignView extends Assignment {
  readonly title: string;
  readonly words: BaseMessages & { readonly assign: string; readonly inform: string; readonly choosePerson: string };
  /** Who may be chosen. */
  readonly people: readonly Row[];
  /** What is wrong with the choice. */
  readonly problem: string | undefined;
  /** Why it was not done. */
  readonly trouble: TemplateResult | undefined;
  readonly saving: boolean;
  readonly change: (assignment: Partial<Assignment>) => void;
  readonly onSubmit: () => void;
}

const close = ({ currentTarget }: Event): void => {
  (currentTarget as Element).closest('dialog')?.close();
};

/** Asks for a person, and whether to inform him. */
export function assignDialog(view: AssignView): TemplateResult {
  const { title, words, people, ownerId, inform, problem, trouble, saving, change, onSubmit } = view;
  const submit = (event: Event): void => {
    event.preventDefault();
    onSubmit();
  };
  return html`<dialog class="dk-dialog dk-asking" id="assign" part="dialog" aria-labelledby="assign-title">
    <form novalidate @submit=${submit}>
      <p class="dk-heading" id="assign-title" dir="auto">${title}</p>
      ${trouble ?? nothing}
      ${fieldTemplate({
        name: 'assign-owner',
        label: words.owner,
        value: ownerId,
        options: people,
        none: words.choosePerson,
        required: true,
        error: problem,
        onInput: (chosen) => {
          change({ ownerId: chosen });
        },
      })}
      <div class="dk-check">
        <input
          type="checkbox"
          id="assign-inform"
          .checked=${inform}
          @change=${({ currentTarget }: Event) => {
            change({ inform: (currentTarget as HTMLInputElement).checked });
          }}
        />
        <label class="dk-label" for="assign-inform">${words.inform}</label>
      </div>
      <div class="dk-actions">
        <button class="dk-button" type="button" part="cancel" @click=${close}>${words.cancel}</button>
        <button class="dk-button dk-primary ${saving ? 'dk-spin' : ''}" type="submit" part="save" aria-disabled=${flag(saving)}>
          ${saving ? words.saving : words.assign}
        </button>
      </div>
    </form>
  </dialog>`;
}
