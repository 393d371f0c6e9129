import type { LeadActionsMessages } from './en.ts';

/** The words of what may be done to leads in French. */
export const fr: LeadActionsMessages = {
  select: 'Sélection',
  selectOne: 'Sélectionner {name}',
  selectAll: 'Sélectionner tout ce qui est affiché',
  selected: { one: '{n} sélectionné', other: '{n} sélectionnés' },
  actions: 'Actions',
  actionsOf: 'Autres actions pour {name}',
  actKeys: [
    ['Espace', 'Sélectionner le lead'],
    ['Maj', 'Sélectionner jusqu’au lead'],
    ['Suppr', 'Supprimer la sélection'],
  ],
  discard: 'Écarter',
  restore: 'Récupérer',
  assign: 'Réaffecter',
  delete: 'Supprimer',
  clear: 'Effacer la sélection',
  choosePerson: 'Choisir une personne',
  inform: 'Informer le nouveau responsable',
  titles: {
    discard: { one: 'Écarter {n} lead', other: 'Écarter {n} leads' },
    restore: { one: 'Récupérer {n} lead', other: 'Récupérer {n} leads' },
    assign: { one: 'Réaffecter {n} lead', other: 'Réaffecter {n} leads' },
    delete: { one: 'Supprimer {n} lead ?', other: 'Supprimer {n} leads ?' },
  },
  deletion: { one: 'Suppression de {n} lead', other: 'Suppression de {n} leads' },
  deleteOne: 'Supprimer {name} ?',
  important: {
    one: 'IMPORTANT : un lead supprimé ne peut pas être récupéré.',
    other: 'IMPORTANT : des leads supprimés ne peuvent pas être récupérés.',
  },
  deleteText: {
    one: 'Ses tâches, ses documents et son historique sont supprimés aussi.',
    other: 'Leurs tâches, leurs documents et leur historique sont supprimés aussi.',
  },
  discardHelp: { one: 'Un lead écarté peut être récupéré.', other: 'Des leads écartés peuvent être récupérés.' },
  mayNot: {
    one: '{n} sur {total} ne peut pas être supprimé par vous.',
    other: '{n} sur {total} ne peuvent pas être supprimés par vous.',
  },
  discardInstead: 'Écarter plutôt',
  deleteForGood: 'Supprimer définitivement',
  progress: '{done} sur {total}',
  stop: 'Arrêter',
  stopped: 'Arrêté. Ce qui a été fait reste fait.',
  done: {
    discard: { one: '{n} lead a été écarté.', other: '{n} leads ont été écartés.' },
    restore: { one: '{n} lead a été récupéré.', other: '{n} leads ont été récupérés.' },
    assign: { one: '{n} lead a été réaffecté.', other: '{n} leads ont été réaffectés.' },
    delete: { one: '{n} lead a été supprimé.', other: '{n} leads ont été supprimés.' },
  },
  notDone: { one: '{n} est resté tel quel :', other: '{n} sont restés tels quels :' },
};
