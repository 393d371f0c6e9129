import { html, nothing, type TemplateResult } from 'lit';
import { flag } from './flag.ts';
import { alertIcon, icon } from './icons.ts';
import type { BaseMessages } from './locales/en.ts';

/** A field that somebody else changed too: both values in words, and which one was chosen. */
export interface ConflictView {
  readonly name: string;
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
  readonly chosen: 'yours' | 'theirs' | undefined;
  readonly choose: (which: 'yours' | 'theirs') => void;
}

/** The choice between what was typed and what somebody else saved meanwhile. */
export function conflictTemplate(view: ConflictView, words: BaseMessages): TemplateResult {
  const { name, label } = view;
  const option = (which: 'yours' | 'theirs'): TemplateResult =>
    html`<div class="dk-check">
      <input
        type="radio"
        id="${name}-${which}"
        name="${name}-choice"
        .checked=${view.chosen === which}
        @change=${() => {
          view.choose(which);
        }}
      />
      <label class="dk-label" for="${name}-${which}">${words[which]} <strong dir="auto">${view[which] || words.empty}</strong></label>
    </div>`;
  return html`<fieldset class="dk-choice">
    <legend class="dk-label">${label}</legend>
    ${option('yours')}${option('theirs')}
  </fieldset>`;
}

/** Why it was not saved. */
export interface Unsaved {
  readonly trouble: { readonly text: string; readonly reference: string | undefined } | undefined;
  /** A clash is not decided yet. */
  readonly clash: boolean;
  readonly problems: Readonly<Record<string, string>>;
}

/** What stands above a form that was not saved. */
export function unsavedNotice({ trouble, clash, problems }: Unsaved, words: BaseMessages): TemplateResult | typeof nothing {
  const text = trouble?.text ?? (clash ? words.changedMeanwhile : Object.keys(problems).length > 0 ? words.invalidTitle : undefined);
  if (text === undefined) return nothing;
  return html`<div class="dk-notice ${clash ? 'dk-warning' : 'dk-danger'} dk-said" role="alert" part="notice">
    ${icon(alertIcon)}
    <div>
      <p class="dk-strong">${words.notSaved}</p>
      <p>${text}</p>
      ${trouble?.reference ? html`<p class="dk-help">${words.reference} <code>${trouble.reference}</code></p>` : nothing}
    </div>
  </div>`;
}

/** The buttons below a form. */
export const saveButtons = (
  { saving, save, onCancel }: { readonly saving: boolean; readonly save: string; readonly onCancel: () => void },
  words: BaseMessages,
): TemplateResult =>
  html`<div class="dk-actions">
    <button class="dk-button dk-primary ${saving ? 'dk-spin' : ''}" type="submit" part="save" aria-disabled=${flag(saving)}>
      ${saving ? words.saving : save}
    </button>
    <button class="dk-button" type="button" part="cancel" @click=${onCancel}>${words.cancel}</button>
  </div>`;
