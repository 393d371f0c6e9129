import type { TimelineActionsMessages } from './en.ts';

/** The words of what may be done to what a history tells of, in French. */
export const fr: TimelineActionsMessages = {
  actions: 'Actions',
  done: 'C’est fait',
  notDone: 'Cela n’a pas été fait',
  overtaken: 'Son état ne le permet plus.',
  editRemark: 'Modifier la remarque',
  deleteRemark: 'Supprimer la remarque',
  deleteRemarkText: 'Son texte est supprimé ; l’historique garde qu’il y avait une remarque.',
  remark: 'Remarque',
  acceptOffer: 'Marquer comme acceptée',
  withdrawOffer: 'Retirer l’offre',
  withdrawText: 'L’élément ne compte plus et reste dans l’historique. C’est irréversible.',
  appraise: 'Estimer',
  amount: 'Montant en {currency}',
  amountWrong: 'Indiquez un montant, par exemple 12500.',
  withdrawTradeIn: 'Retirer la reprise',
  driven: 'Marquer comme effectué',
  licenceSeen: 'Le permis de conduire a été vu',
  moveDrive: 'Déplacer',
  newTime: 'Nouvelle date et heure',
  missed: 'Personne n’est venu',
  cancelDrive: 'Annuler l’essai',
  cancelDriveText: 'Son rendez-vous est clos, et l’essai ne compte plus. C’est irréversible.',
  complete: 'Terminer la tâche',
  reopen: 'Rouvrir',
};
