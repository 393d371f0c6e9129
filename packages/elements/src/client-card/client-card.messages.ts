import { catalog } from '../base/messages.ts';
import type { ClientCardMessages } from './locales/en.ts';

/** The words of the client card: English, French and Spanish, each loaded when first shown. */
export const clientCardMessages = catalog<ClientCardMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
