import { type PaperLanguage, paperLanguage } from '../../paper/paper-kinds.ts';
import type { MessageTemplates } from './template.ts';

const loaders: Readonly<Record<PaperLanguage, () => Promise<MessageTemplates>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
};

/** The templates in a client's language, else in English; a language loads when somebody is written to in it. */
export const messageTemplates = (language: string): Promise<MessageTemplates> => loaders[paperLanguage(language)]();
