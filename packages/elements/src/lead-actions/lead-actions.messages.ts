import { catalog } from '../base/messages.ts';
import type { LeadActionBarMessages } from './locales/en.ts';

/** The words of <dk-lead-actions>: English, French and Spanish, each loaded when first shown. */
export const leadActionBarMessages = catalog<LeadActionBarMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
