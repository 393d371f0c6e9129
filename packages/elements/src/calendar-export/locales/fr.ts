import type { CalendarExportMessages } from './en.ts';

/** The words of <dk-calendar-export> in French. */
export const fr: CalendarExportMessages = {
  title: 'Agenda',
  intro: 'Vos tâches, dates limites et rendez-vous ouverts, pour Outlook, Google, Apple et d’autres agendas.',
  download: 'Télécharger',
  downloaded: 'L’agenda a été téléchargé.',
  fileName: 'agenda',
  feeds: 'Adresses privées',
  readers:
    'Un agenda abonné à une telle adresse reste à jour. Quiconque connaît l’adresse peut lire ces entrées sans se connecter, dans la mesure où vous pouvez les voir vous-même.',
  create: 'Créer une adresse',
  created: 'L’adresse a été créée.',
  onlyNow: 'Copiez cette adresse maintenant : elle ne sera plus affichée.',
  address: 'Adresse de l’agenda',
  copyAddress: 'Copier l’adresse',
  since: 'Créée {date}',
  revoke: 'Révoquer',
  revokeOf: 'Révoquer l’adresse créée {date}',
  revokeTitle: 'Révoquer cette adresse ?',
  revokeText: 'Les agendas qui l’utilisent ne reçoivent plus rien, immédiatement et définitivement.',
  revoked: 'L’adresse a été révoquée.',
  none: 'Il n’y a pas encore d’adresse.',
  noFeeds: 'Les adresses d’abonnement demandent un serveur ; ici, vous pouvez télécharger.',
  insecure: 'Une adresse ne peut être créée que sur une page en https.',
  notDone: 'Cela n’a pas été fait',
};
