import { html, nothing, type TemplateResult } from 'lit';

/** The colour of a dictionary row as a dot; the word beside it says the same. An attribute, since a strict page refuses styles. */
export const dot = (color: string | undefined): TemplateResult | typeof nothing =>
  color && /^#[\da-f]{6}$/i.test(color)
    ? html`<svg class="dk-dot" aria-hidden="true" viewBox="0 0 8 8" width="8" height="8"><circle cx="4" cy="4" r="4" fill=${color} /></svg>`
    : nothing;
