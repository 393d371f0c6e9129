import { html, nothing, type TemplateResult } from 'lit';
import type { BulkWork, Left } from './bulk-work.ts';
import type { BaseMessages } from './locales/en.ts';
import { type PluralForms, plural } from './plural.ts';
import { troubleText } from './states.ts';

/** The words of an action on several records. */
export interface BulkMessages {
  readonly progress: string;
  readonly stop: string;
  readonly stopped: string;
  readonly notDone: PluralForms;
}

/** An action on several records as it is shown. */
export interface BulkView<R extends { readonly id: string }> {
  readonly work: BulkWork<R>;
  readonly words: BaseMessages & BulkMessages;
  readonly lang: string;
  /** What is done, of so many. */
  readonly title: (count: number) => string;
  /** What was done, of so many. */
  readonly done: (count: number) => string;
  readonly nameOf: (record: R) => TemplateResult;
  readonly onRetry: () => void;
}

/** How far it is. */
export function progressTemplate<R extends { readonly id: string }>({ work, words, lang, title }: BulkView<R>): TemplateResult {
  const { done, total } = work.progress;
  const text = words.progress.replace('{done}', done.toLocaleString(lang)).replace('{total}', total.toLocaleString(lang));
  return html`<div part="progress">
    <progress class="bar-of" max=${total} value=${done} aria-label=${title(total)}></progress>
    <p class="dk-help">${text}</p>
  </div>`;
}

/** What was done, and what was left with its reason. */
export function resultTemplate<R extends { readonly id: string }>({ work, words, lang, done: said, nameOf }: BulkView<R>): TemplateResult {
  const { left, done, stopped } = work;
  const why = ({ error }: Left<R>): string => (error ? troubleText(error, words) : words.notAllowed);
  return html`<div part="result" role="status">
    <p>${said(done.length)}</p>
    ${stopped ? html`<p>${words.stopped}</p>` : nothing}
    ${
      left.length > 0
        ? html`<p class="dk-strong">${plural(lang, left.length, words.notDone)}</p>
            <ul class="left">
              ${left.map((each) => html`<li>${nameOf(each.record)}<span class="why dk-help">${why(each)}</span></li>`)}
            </ul>`
        : nothing
    }
  </div>`;
}

/** The buttons while it runs, and when it has ended. */
export function bulkButtons<R extends { readonly id: string }>({ work, words, onRetry }: BulkView<R>): TemplateResult {
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
  return html`${work.failed.length > 0 ? html`<button class="dk-button" type="button" @click=${onRetry}>${words.retry}</button>` : nothing}
    <button class="dk-button dk-primary" id="work-close" value="">${words.close}</button>`;
}

/** The dialog around it, by its title, its body and its buttons; while it runs it does not close. */
export const bulkDialog = (running: boolean, title: string, body: TemplateResult, buttons: TemplateResult): TemplateResult =>
  html`<dialog
    class="dk-dialog dk-asking"
    id="work"
    part="dialog"
    aria-labelledby="work-title"
    @cancel=${(event: Event) => {
      if (running) event.preventDefault();
    }}
  >
    <form method="dialog">
      <p class="dk-heading" id="work-title" dir="auto">${title}</p>
      ${body}
      <div class="dk-actions">${buttons}</div>
    </form>
  </dialog>`;
