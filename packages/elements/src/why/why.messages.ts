import { catalog } from '../base/messages.ts';
import type { WhyMessages } from './locales/en.ts';

/** The words of explanations: English, French and Spanish, each loaded when first shown. */
export const whyMessages = catalog<WhyMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
