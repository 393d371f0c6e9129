import { catalog } from '../../base/messages.ts';
import type { KeptMessages } from './locales/kept-en.ts';

/** The words for what becomes of a request: English, French and Spanish, each loaded when a form is first used. */
export const keptMessages = catalog<KeptMessages>({
  en: async () => (await import('./locales/kept-en.ts')).en,
  fr: async () => (await import('./locales/kept-fr.ts')).fr,
  es: async () => (await import('./locales/kept-es.ts')).es,
});
