import { catalog } from '../base/messages.ts';
import type { LeadPageMessages } from './locales/en.ts';

/** The words of <dk-lead-page>: English, French and Spanish, each loaded when first shown. */
export const leadPageMessages = catalog<LeadPageMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
