import { html, nothing, type TemplateResult } from 'lit';
import { flag } from '../../base/flag.ts';
import { alertIcon, icon } from '../../base/icons.ts';
import type { BaseMessages } from '../../base/locales/en.ts';
import { plural } from '../../base/plural.ts';
import { troubleText } from '../../base/states.ts';
import type { LeadActionsMessages } from './locales/en.ts';
import type { LeadWork, Left } from './lead-work.ts';

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
  const { action, leads } = work;
  const [only] = leads;
  if (action === 'delete' && work.state !== 'asked') return plural(lang, leads.length, words.deletion);
  if (action === 'delete' && leads.length === 1 && only) return words.deleteOne.replace('{name}', () => only.name);
  return plural(lang, leads.length, words.titles[action]);
}

function question({ work, words, lang, mayDiscard }: WorkView): TemplateResult {
  const { leads, allowed } = work;
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

function progress({ work, words, lang }: WorkView): TemplateResult {
  const { done, total } = work.progress;
  const text = words.progress.replace('{done}', done.toLocaleString(lang)).replace('{total}', total.toLocaleString(lang));
  return html`<div part="progress">
    <progress class="bar-of" max=${total} value=${done} aria-label=${plural(lang, total, words.titles[work.action])}></progress>
    <p class="dk-help">${text}</p>
  </div>`;
}

function result({ work, words, lang }: WorkView): TemplateResult {
  const { left, done, action, stopped } = work;
  const why = ({ error }: Left): string => (error ? troubleText(error, words) : words.notAllowed);
  return html`<div part="result" role="status">
    <p>${plural(lang, done.length, words.done[action])}</p>
    ${stopped ? html`<p>${words.stopped}</p>` : nothing}
    ${
      left.length > 0
        ? html`<p class="dk-strong">${plural(lang, left.length, words.notDone)}</p>
            <ul class="left">
              ${left.map((each) => html`<li><bdi>${each.lead.name}</bdi> <span class="dk-help">${each.lead.code}</span><span class="why dk-help">${why(each)}</span></li>`)}
            </ul>`
        : nothing
    }
  </div>`;
}

function buttons(view: WorkView): TemplateResult {
  const { work, words, mayDiscard, onConfirm, onRetry } = view;
  if (work.state === 'running')
    return html`<button
      class="dk-button"
      type="button"
      @click=${() => {
        work.stop();
      }}
    >
      ${words.stop}
    </button>`;
  if (work.state === 'ended')
    return html`${work.failed.length > 0 ? html`<button class="dk-button" type="button" @click=${onRetry}>${words.retry}</button>` : nothing}
      <button class="dk-button dk-primary" id="work-close" value="">${words.close}</button>`;
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
  const body = { asked: question, running: progress, ended: result }[work.state];
  return html`<dialog
    class="dk-dialog dk-asking"
    id="work"
    part="dialog"
    aria-labelledby="work-title"
    @cancel=${(event: Event) => {
      if (work.state === 'running') event.preventDefault();
    }}
  >
    <form method="dialog">
      <p class="dk-heading" id="work-title" dir="auto">${title(view)}</p>
      ${body(view)}
      <div class="dk-actions">${buttons(view)}</div>
    </form>
  </dialog>`;
}
