import type { DealerkitError } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { copy } from './copy.ts';
import { alertIcon, clockIcon, icon } from './icons.ts';
import type { BaseMessages } from './locales/en.ts';

/** What a widget shows when it cannot show its content. */
export interface Trouble {
  title: string;
  text: string;
  /** Under which the gateway's log has it. */
  reference?: string | undefined;
  retry?: (() => unknown) | undefined;
}

/** An error, accessible, with its reference to copy and a way to try again. */
export const errorState = ({ title, text, reference, retry }: Trouble, words: BaseMessages): TemplateResult =>
  html`<div class="dk-notice dk-danger dk-said" role="alert" part="error">
    ${icon(alertIcon)}
    <div>
      <p class="dk-strong">${title}</p>
      <p>${text}</p>
      ${
        reference
          ? html`<p class="dk-help">
              ${words.reference}${' '}<code>${reference}</code>
              <button class="dk-quiet" type="button" @click=${copy(reference, words)}>${words.copy}</button>
            </p>`
          : nothing
      }
      ${retry ? html`<p><button class="dk-button" type="button" @click=${retry}>${words.retry}</button></p>` : nothing}
    </div>
  </div>`;

/** Nothing to show yet: what to do next, and the way to do it. */
export const emptyState = (title: string, text: string, action?: TemplateResult): TemplateResult =>
  html`<div class="dk-empty" part="empty">
    <p class="dk-strong">${title}</p>
    <p class="dk-help">${text}</p>
    ${action ?? nothing}
  </div>`;

/** The person may not see this. Not an alarm: nothing is broken. */
export const refusedState = (words: BaseMessages): TemplateResult => emptyState(words.refusedTitle, words.refusedText);

/** It does not exist, or may not be seen; the two look the same. */
export const missingState = (words: BaseMessages): TemplateResult => emptyState(words.missingTitle, words.missingText);

/** The content below may be old; offers to ask again. */
export const staleState = (words: BaseMessages, refresh: () => unknown): TemplateResult =>
  html`<div class="dk-notice dk-warning dk-said" part="stale">
    ${icon(clockIcon)}
    <p>${words.staleText}</p>
    <button class="dk-button" type="button" @click=${refresh}>${words.refresh}</button>
  </div>`;

/** `rows` shapes of the final height while the content is on its way. */
export const loadingState = (rows: number, words: BaseMessages | undefined): TemplateResult =>
  html`<div class="dk-loading" part="loading" aria-busy="true" role="group" aria-label=${words?.loading ?? '…'}>
    ${Array.from({ length: rows }, () => html`<div class="dk-skeleton dk-row"></div>`)}
  </div>`;

/** No Crm yet: the shape of the content, and after a while the words that say what it waits for. */
export const waitingState = (skeleton: TemplateResult, words: BaseMessages): TemplateResult =>
  html`<div class="dk-waiting" part="waiting">
    ${skeleton}
    <p class="dk-help">${words.waiting}</p>
  </div>`;

/** What an error means for the person. */
export function troubleText({ code }: DealerkitError, words: BaseMessages): string {
  const texts: Partial<Record<string, string>> = {
    forbidden: words.notAllowed,
    'not-found': words.missingText,
    unauthorized: words.signedOutText,
    unavailable: words.offlineText,
  };
  return texts[code] ?? words.errorText;
}

/** A shown error by its code: what is missing or refused is no alarm, everything else offers to try again. */
export function troubleState(error: DealerkitError, words: BaseMessages, retry: () => unknown): TemplateResult {
  const { code, details } = error;
  if (code === 'not-found') return missingState(words);
  if (code === 'forbidden') return refusedState(words);
  const title = code === 'unauthorized' ? words.signedOutTitle : words.errorTitle;
  return errorState({ title, text: troubleText(error, words), reference: details.reference, retry }, words);
}
