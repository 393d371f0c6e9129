import { catalog } from '../base/messages.ts';
import type { HandOverMessages } from './locales/en.ts';

/** The words of hand-overs: English, French and Spanish, each loaded when first shown. */
export const handOverMessages = catalog<HandOverMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
