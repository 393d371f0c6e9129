import { catalog } from '../../base/messages.ts';
import type { LeadToolsMessages } from './locales/en.ts';

/** The words of views, sums and exports: English, French and Spanish, each loaded when first shown. */
export const leadToolsMessages = catalog<LeadToolsMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
