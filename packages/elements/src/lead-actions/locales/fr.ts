import type { LeadActionBarMessages } from './en.ts';

/** The words of <dk-lead-actions> in French. */
export const fr: LeadActionBarMessages = {
  bar: 'Ce qui peut être ajouté à ce lead',
  tradeIn: 'Reprise',
  offer: 'Offre',
  testDrive: 'Essai routier',
  remark: 'Remarque',
  document: 'Document',
  task: 'Tâche',
  assign: 'Assigner',
  more: 'Plus',
  isDiscarded: 'Ce lead est écarté. Rien ne peut être ajouté tant qu’il n’est pas restauré.',
};
