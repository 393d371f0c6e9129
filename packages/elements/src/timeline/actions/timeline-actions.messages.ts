import { catalog } from '../../base/messages.ts';
import type { TimelineActionsMessages } from './locales/en.ts';

/** The words of what may be done to what a history tells of: English, French and Spanish, each loaded when first shown. */
export const timelineActionsMessages = catalog<TimelineActionsMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
