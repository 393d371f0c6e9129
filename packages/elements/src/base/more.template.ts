import { html, nothing, type TemplateResult } from 'lit';
import type { PagesController } from '../controllers/pages-controller.ts';
import { flag } from './flag.ts';

type Paged = Pick<PagesController<never>, 'hasMore' | 'loadingMore' | 'moreError' | 'more'>;

/** The way to the next page, and why it did not come; absent on the last one. */
export function moreTemplate(pages: Paged, words: { readonly more: string; readonly moreFailed: string }): TemplateResult | typeof nothing {
  const { hasMore, loadingMore, moreError } = pages;
  if (!hasMore && !loadingMore && !moreError) return nothing;
  return html`<div class="foot">
    ${moreError ? html`<p class="dk-error" role="alert">${words.moreFailed}</p>` : nothing}
    <button
      class="dk-button ${loadingMore ? 'dk-spin' : ''}"
      type="button"
      part="more"
      aria-disabled=${flag(loadingMore)}
      @click=${() => {
        if (!loadingMore) pages.more();
      }}
    >
      ${words.more}
    </button>
  </div>`;
}
