import { catalog } from '../base/messages.ts';
import type { AfterCallMessages } from './locales/en.ts';

/** What is asked after a call: English, French and Spanish, each loaded when first shown. */
export const afterCallMessages = catalog<AfterCallMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
