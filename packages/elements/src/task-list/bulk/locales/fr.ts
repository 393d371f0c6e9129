import type { TaskBulkMessages } from './en.ts';

/** The same in French. */
export const fr: TaskBulkMessages = {
  selectOne: 'Sélectionner {name}',
  selectAll: 'Sélectionner tout ce qui est affiché',
  selectNone: 'Sélectionnez des tâches pour les terminer, les déplacer, les réattribuer ou les supprimer.',
  selected: { one: '{n} sélectionnée', other: '{n} sélectionnées' },
  complete: 'Terminer',
  reopen: 'Rouvrir',
  move: 'Déplacer',
  assign: 'Réattribuer',
  delete: 'Supprimer',
  titles: {
    complete: { one: 'Terminer {n} tâche', other: 'Terminer {n} tâches' },
    reopen: { one: 'Rouvrir {n} tâche', other: 'Rouvrir {n} tâches' },
    move: { one: 'Déplacer {n} tâche', other: 'Déplacer {n} tâches' },
    assign: { one: 'Réattribuer {n} tâche', other: 'Réattribuer {n} tâches' },
    delete: { one: 'Supprimer {n} tâche ?', other: 'Supprimer {n} tâches ?' },
  },
  deleteText: { one: 'Une tâche supprimée ne peut pas être récupérée.', other: 'Les tâches supprimées ne peuvent pas être récupérées.' },
  progress: '{done} sur {total}',
  stop: 'Arrêter',
  stopped: 'Arrêté. Ce qui est fait reste fait.',
  done: {
    complete: { one: '{n} tâche terminée.', other: '{n} tâches terminées.' },
    reopen: { one: '{n} tâche rouverte.', other: '{n} tâches rouvertes.' },
    move: { one: '{n} tâche déplacée.', other: '{n} tâches déplacées.' },
    assign: { one: '{n} tâche réattribuée.', other: '{n} tâches réattribuées.' },
    delete: { one: '{n} tâche supprimée.', other: '{n} tâches supprimées.' },
  },
  notDone: { one: '{n} est restée telle quelle :', other: '{n} sont restées telles quelles :' },
};
