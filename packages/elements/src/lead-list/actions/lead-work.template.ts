import type { Lead, Seen } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { bulkButtons, bulkDialog, type BulkView, progressTemplate, resultTemplate } from '../../base/bulk.template.ts';
import { flag } from '../../base/flag.ts';
import { alertIcon, icon } from '../../base/icons.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { plural } from '../../base/plural.ts';
import type { LeadActionsMessages } from './locales/en.ts';
import type { LeadWork } from './lead-work.ts';

/** What the dialog of some work is made of. */
export interface WorkView {
  readonly work: LeadWork;
  readonly words: BaseMessages & LeadActionsMessages;
  readonly lang: string;
  /** Whether the leads may be put aside instead of deleted. */
  readonly mayDiscard: boolean;
  readonly onConfirm: () => void;
  readonly onRetry: () => void;
}

function title({ work, words, lang }: WorkView): string {
  const { action, records: leads } = work;
  const [only] = leads;
  if (action === 'delete' && work.state !== 'asked') return plural(lang, leads.length, words.deletion);
  if (action === 'delete' && leads.length === 1 && only) return words.deleteOne.replace('{name}', () => only.name);
  return plural(lang, leads.length, words.titles[action]);
}

function question({ work, words, lang, mayDiscard }: WorkView): TemplateResult {
  const { records: leads, allowed } = work;
  const refused = leads.length - allowed.length;
  return html`<div class="dk-notice dk-danger dk-said">
      ${icon(alertIcon)}
      <div>
        <p class="dk-strong">${plural(lang, allowed.length, words.important)}</p>
        <p>${plural(lang, allowed.length, words.deleteText)}</p>
      </div>
    </div>
    ${
      refused > 0
        ? html`<div class="dk-notice dk-warning dk-said">
            ${icon(alertIcon)}
            <p>${plural(lang, refused, words.mayNot).replace('{total}', leads.length.toLocaleString(lang))}</p>
          </div>`
        : nothing
    }
    ${mayDiscard ? html`<p class="dk-help">${plural(lang, leads.length, words.discardHelp)}</p>` : nothing}`;
}

const viewOf = ({ work, words, lang, onRetry }: WorkView): BulkView<Seen<Lead>> => ({
  work,
  words,
  lang,
  title: (count) => plural(lang, count, words.titles[work.action]),
  done: (count) => plural(lang, count, words.done[work.action]),
  nameOf: ({ name, code }) => html`<bdi>${name}</bdi> <span class="dk-help">${code}</span>`,
  onRetry,
});

function buttons(view: WorkView): TemplateResult {
  const { work, words, mayDiscard, onConfirm } = view;
  return html`<button class="dk-button" id="work-cancel" value="">${words.cancel}</button>
    ${mayDiscard ? html`<button class="dk-button" value="discard">${words.discardInstead}</button>` : nothing}
    <button
      class="dk-button dk-destructive"
      type="button"
      part="delete"
      aria-disabled=${flag(work.allowed.length === 0)}
      @click=${onConfirm}
    >
      ${words.deleteForGood}
    </button>`;
}

/** Asks before leads are deleted, shows how far any work is, and what was left; its `returnValue` is `discard` when they are to be put aside instead. */
export function workDialog(view: WorkView): TemplateResult {
  const { work } = view;
  if (work.state === 'asked') return bulkDialog(false, title(view), question(view), buttons(view));
  const shown = viewOf(view);
  const running = work.state === 'running';
  return bulkDialog(running, title(view), running ? progressTemplate(shown) : resultTemplate(shown), bulkButtons(shown));
}
