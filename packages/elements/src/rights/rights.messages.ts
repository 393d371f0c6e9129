import { catalog } from '../base/messages.ts';
import type { RightsMessages } from './locales/en.ts';

/** The words of rights: English, French and Spanish, each loaded when first shown. */
export const rightsMessages = catalog<RightsMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
