import { catalog } from '../base/messages.ts';
import type { SpeedToLeadMessages } from './locales/en.ts';

/** The words of <dk-speed-to-lead>: English, French and Spanish, each loaded when first shown. */
export const speedToLeadMessages = catalog<SpeedToLeadMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
