import { catalog } from '../base/messages.ts';
import type { ContactListMessages } from './locales/en.ts';

/** The words of <dk-contact-list>: English, French and Spanish, each loaded when first shown. */
export const contactListMessages = catalog<ContactListMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
