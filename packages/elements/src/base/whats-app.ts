import { html, nothing, type TemplateResult } from 'lit';

/** A chat with a number, for whoever has it in international form; nothing for any other text. */
export const whatsAppLink = (phone: string, text: string, label: string): TemplateResult | typeof nothing =>
  /^\+\d{6,15}$/.test(phone)
    ? html`<a class="dk-link" href=${`https://wa.me/${phone.slice(1)}`} target="_blank" rel="noopener noreferrer" aria-label=${label}
        >${text}</a
      >`
    : nothing;
