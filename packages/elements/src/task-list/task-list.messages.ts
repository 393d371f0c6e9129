import { catalog } from '../base/messages.ts';
import type { TaskListMessages } from './locales/en.ts';

/** The words of <dk-task-list>: English, French and Spanish, each loaded when first shown. */
export const taskListMessages = catalog<TaskListMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
