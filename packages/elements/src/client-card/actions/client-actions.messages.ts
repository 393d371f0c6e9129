import { catalog } from '../../base/messages.ts';
import type { ClientActionsMessages } from './locales/en.ts';

/** The words of the client card's menu and dialogs: English, French and Spanish, each loaded when first shown. */
export const clientActionsMessages = catalog<ClientActionsMessages>({
  en: async () => (await import('./locales/en.ts')).en,
  fr: async () => (await import('./locales/fr.ts')).fr,
  es: async () => (await import('./locales/es.ts')).es,
});
