import type { LeadHeaderMessages } from './en.ts';

/** The words of <dk-lead-header> in French. */
export const fr: LeadHeaderMessages = {
  lead: 'Lead',
  timeLeft: 'Temps restant',
  overdueBy: 'En retard de',
  tradeIns: { one: '{n} reprise', other: '{n} reprises' },
  testDrives: { one: '{n} essai routier', other: '{n} essais routiers' },
  offers: { one: '{n} offre', other: '{n} offres' },
  counters: 'Ce qui fait partie de ce lead',
  created: 'Créé',
  activity: 'Dernière activité',
  age: 'Temps écoulé',
  stage: 'Étape',
  changeStatus: 'Statut : {status}. Le changer',
  statuses: 'Statut',
  lostTitle: 'Marquer {name} comme perdu',
  lostReason: 'Motif',
  noReason: 'Aucun motif',
  chooseReason: 'Choisissez un motif',
  lostNote: 'Note',
  markLost: 'Marquer comme perdu',
  changed: 'Statut : {status}',
  notChanged: 'Le statut n’a pas été changé',
};
