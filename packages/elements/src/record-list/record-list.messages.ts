import { catalog } from '../base/messages.ts';
import type { RecordListMessages } from './locales/en.ts';

/** The words of lists of any noun: English, French and Spanish, each loaded when first shown. */
export const recordListMessages = catalog<RecordListMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
