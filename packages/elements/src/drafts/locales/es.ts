import type { DraftMessages } from './en.ts';

/** The same in Spanish. */
export const es: DraftMessages = {
  restored: 'Se ha recuperado lo que escribió a las {time}. Aún no está guardado.',
  changedMeanwhile: 'El registro ha cambiado entretanto.',
  startAgain: 'Descartarlo',
};
