import { catalog } from '../base/messages.ts';
import type { LeadListMessages } from './locales/en.ts';

/** The words of the lead list: English, French and Spanish, each loaded when first shown. */
export const leadListMessages = catalog<LeadListMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
