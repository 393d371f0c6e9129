import type { LeadActionBarMessages } from './en.ts';

/** The words of <dk-lead-actions> in French. */
export const fr: LeadActionBarMessages = {
  bar: 'Ce qui peut être ajouté à ce lead',
  message: 'E-mail',
  tradeIn: 'Reprise',
  offer: 'Offre',
  testDrive: 'Essai routier',
  remark: 'Remarque',
  document: 'Document',
  task: 'Tâche',
  assign: 'Assigner',
  more: 'Plus',
  sheet: 'Fiche lead en PDF',
  needsOffer: 'Cette maison écrit aux clients dès qu’il y a une offre. Ajoutez d’abord une offre.',
  noEmail: 'Personne de ce lead n’a d’adresse e-mail. Ajoutez-en une sous Contacts.',
  isDiscarded: 'Ce lead est écarté. Rien ne peut être ajouté tant qu’il n’est pas restauré.',
};
