import type { HandOverMessages } from './en.ts';

/** The words of the hand-over of a person's work in French. */
export const fr: HandOverMessages = {
  title: 'Réaffecter le travail',
  from: 'De',
  to: 'À',
  choose: '—',
  inform: 'Informer la personne qui reçoit',
  absent: '{name} (en absence)',
  looking: 'Recherche des leads en cours, des clients et des tâches…',
  nothing: 'Il n’y a rien d’ouvert à réaffecter.',
  lead: { one: '{n} lead en cours', other: '{n} leads en cours' },
  client: { one: '{n} client', other: '{n} clients' },
  task: { one: '{n} tâche ouverte', other: '{n} tâches ouvertes' },
  refused: { one: '{n} ne peut pas être réaffecté par vous', other: '{n} ne peuvent pas être réaffectés par vous' },
  help: 'Un lead emporte ses échéances. Les leads et tâches clos restent où ils sont.',
  start: { one: 'Réaffecter {n} élément', other: 'Réaffecter {n} éléments' },
  progress: '{done} sur {total}',
  stop: 'Arrêter',
  done: { one: '{n} élément a été réaffecté.', other: '{n} éléments ont été réaffectés.' },
  stopped: 'Arrêté. Ce qui a été réaffecté le reste.',
  notDone: { one: '{n} n’a pas été réaffecté\u00a0:', other: '{n} n’ont pas été réaffectés\u00a0:' },
  forbidden: 'hors de vos droits, ou la personne qui reçoit est hors de leur portée',
  gone: 'disparu, ou plus visible pour vous',
  failed: 'serveur injoignable',
  again: 'Réessayer ceux-ci',
};
