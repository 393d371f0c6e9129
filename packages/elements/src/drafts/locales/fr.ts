import type { DraftMessages } from './en.ts';

/** The same in French. */
export const fr: DraftMessages = {
  restored: 'Votre saisie de {time} est rétablie. Elle n’est pas encore enregistrée.',
  changedMeanwhile: 'L’enregistrement a été modifié entre-temps.',
  startAgain: 'L’abandonner',
};
