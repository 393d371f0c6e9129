import { catalog } from '../base/messages.ts';
import type { DraftMessages } from './locales/en.ts';

/** What is said about drafts: English, French and Spanish, each loaded when first shown. */
export const draftMessages = catalog<DraftMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
