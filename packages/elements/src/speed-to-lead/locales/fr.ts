import type { SpeedToLeadMessages } from './en.ts';

/** The words of <dk-speed-to-lead> in French. */
export const fr: SpeedToLeadMessages = {
  title: 'Délai de premier contact',
  period: 'Période',
  days: { one: '{n} jour', other: '{n} jours' },
  median: 'Médiane jusqu’au premier contact',
  within: 'Dans le délai',
  withinOf: '{part} sur {all}',
  leads: 'Leads',
  waiting: 'Pas encore contactés',
  byPerson: 'Par personne',
  bySource: 'Par source',
  name: 'Nom',
  nobody: 'Non attribué',
  noSource: 'Sans source',
  unknown: 'Inconnu',
  never: 'pas encore',
  emptyTitle: 'Aucun lead sur cette période',
  emptyText: 'Le délai de contact des nouveaux leads apparaît ici.',
  explain:
    'La moitié des leads contactés l’ont été plus vite que la médiane. Les personnes sont celles à qui les leads appartiennent maintenant.',
};
