import { catalog } from '../base/messages.ts';
import type { LeadHeaderMessages } from './locales/en.ts';

/** The words of <dk-lead-header>: English, French and Spanish, each loaded when first shown. */
export const leadHeaderMessages = catalog<LeadHeaderMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
