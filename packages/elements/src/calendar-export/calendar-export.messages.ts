import { catalog } from '../base/messages.ts';
import type { CalendarExportMessages } from './locales/en.ts';

/** The words of <dk-calendar-export>: English, French and Spanish, each loaded when first shown. */
export const calendarExportMessages = catalog<CalendarExportMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
