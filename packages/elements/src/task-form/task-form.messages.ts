import { catalog } from '../base/messages.ts';
import type { TaskFormMessages } from './locales/en.ts';

/** The words of what is asked about tasks: English, French and Spanish, each loaded when first shown. */
export const taskFormMessages = catalog<TaskFormMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
