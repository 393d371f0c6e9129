import { catalog } from '../base/messages.ts';
import type { LeadNewMessages } from './locales/en.ts';

/** The words of the new lead: English, French and Spanish, each loaded when first shown. */
export const leadNewMessages = catalog<LeadNewMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
