import { catalog } from '../base/messages.ts';
import type { TimelineMessages } from './locales/en.ts';

/** The words of <dk-timeline>: English, French and Spanish, each loaded when first shown. */
export const timelineMessages = catalog<TimelineMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
