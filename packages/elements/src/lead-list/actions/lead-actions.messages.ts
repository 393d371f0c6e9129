import { catalog } from '../../base/messages.ts';
import type { LeadActionsMessages } from './locales/en.ts';

/** The words of what may be done to leads: English, French and Spanish, each loaded when first shown. */
export const leadActionsMessages = catalog<LeadActionsMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
