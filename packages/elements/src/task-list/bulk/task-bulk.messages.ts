import { catalog } from '../../base/messages.ts';
import type { TaskBulkMessages } from './locales/en.ts';

/** The words of what is done to several tasks: English, French and Spanish, each loaded when first shown. */
export const taskBulkMessages = catalog<TaskBulkMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
