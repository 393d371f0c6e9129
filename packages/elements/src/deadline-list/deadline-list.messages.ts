import { catalog } from '../base/messages.ts';
import type { DeadlineListMessages } from './locales/en.ts';

/** The words of <dk-deadline-list>: English, French and Spanish, each loaded when first shown. */
export const deadlineListMessages = catalog<DeadlineListMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
