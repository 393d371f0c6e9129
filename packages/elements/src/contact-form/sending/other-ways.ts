import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../base/safe-url.ts';
import type { ContactFormMessages } from '../locales/en.ts';

/** Where else the dealership can be reached, as the page says. */
export interface OtherWays {
  phone: string;
  email: string;
}

/** Telephone and e-mail as links, where the page gives them. */
export function otherWays({ phone, email }: OtherWays, words: ContactFormMessages): TemplateResult | typeof nothing {
  if (!phone && !email) return nothing;
  const link = (scheme: string, text: string) =>
    text ? html`<a href=${safeUrl(scheme + text.replaceAll(' ', '')) ?? ''}>${text}</a>` : nothing;
  return html`<p class="dk-ways"><span>${words.otherWays}</span>${link('tel:', phone)}${link('mailto:', email)}</p>`;
}

/** The reference under which the gateway's log has the error, one click to select. */
export const referenceLine = (reference: string | undefined, words: ContactFormMessages): TemplateResult | typeof nothing =>
  reference ? html`<p class="dk-help">${words.reference}${' '}<code>${reference}</code></p>` : nothing;
