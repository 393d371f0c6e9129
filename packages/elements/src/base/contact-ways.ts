import { html, type TemplateResult } from 'lit';

/** An E.164 number in groups that can be read out; any other text as it is. */
export function phoneText(phone: string): string {
  const national = /^(\+33)(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(phone) ?? /^(\+34)(\d{3})(\d{3})(\d{3})$/.exec(phone);
  const parts = national ?? /^(\+1)(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? /^(\+44)(\d{4})(\d{6})$/.exec(phone);
  return parts ? parts.slice(1).join('\u00A0') : phone;
}

/** A number to call; letters and spaces that people type do not reach the address. */
export const phoneLink = (phone: string): TemplateResult =>
  html`<a class="dk-link" href=${`tel:${phone.replaceAll(/[^\d+*#]/g, '')}`} dir="ltr">${phoneText(phone)}</a>`;

/** An address to write to. Only what stands before and after the @ is encoded, so that it cannot bring headers along. */
export const emailLink = (email: string): TemplateResult =>
  html`<a class="dk-link" href=${`mailto:${email.split('@').map(encodeURIComponent).join('@')}`} dir="ltr">${email}</a>`;
