import { catalog } from '../base/messages.ts';
import type { ContactFormMessages } from './locales/en.ts';

/** The words of the contact form: English, French and Spanish, each loaded when first shown. */
export const contactFormMessages = catalog<ContactFormMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
