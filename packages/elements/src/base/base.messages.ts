import type { BaseMessages } from './locales/en.ts';
import { catalog } from './messages.ts';

/** The words that every widget may need: English, French and Spanish, each loaded when first shown. */
export const baseMessages = catalog<BaseMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
