import { catalog } from '../../base/messages.ts';
import type { LeadAddingMessages } from './locales/en.ts';

/** The words of the dialogs of <dk-lead-actions>: English, French and Spanish, each loaded when first shown. */
export const leadAddingMessages = catalog<LeadAddingMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
