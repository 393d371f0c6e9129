import { html, type TemplateResult } from 'lit';

/** The shape of the filter bar. */
export const barSkeleton: TemplateResult = html`<div class="bar" aria-hidden="true">
  <div class="search dk-skeleton dk-row"></div>
  <div class="whose-bone dk-skeleton dk-row"></div>
  <div class="whose-bone dk-skeleton dk-row"></div>
  <div class="unfold dk-skeleton dk-row"></div>
  <div class="picks"><div class="dk-skeleton dk-row"></div></div>
</div>`;

/** The shape of the rows, each of its final height. */
export const rowsSkeleton = (label: string): TemplateResult =>
  html`<div part="loading" aria-busy="true" role="group" aria-label=${label}>
    <p class="count"></p>
    <div class="list">
      <div class="row head"></div>
      ${Array.from(
        { length: 8 },
        () =>
          html`<div class="row bones">
            <div class="dk-skeleton tick"></div>
            <div class="dk-skeleton name"></div>
            <div class="dk-skeleton due"></div>
          </div>`,
      )}
    </div>
  </div>`;
