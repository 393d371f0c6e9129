import type { BaseMessages } from './en.ts';

/** Words that every widget may need, in French. */
export const fr: BaseMessages = {
  loading: 'Chargement…',
  retry: 'Réessayer',
  refresh: 'Actualiser',
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  errorTitle: 'Affichage impossible',
  errorText: 'Un problème est survenu. Veuillez réessayer.',
  offlineText: 'Le serveur est injoignable. Veuillez vérifier votre connexion.',
  refusedTitle: 'Vous n’avez pas l’autorisation',
  refusedText: 'Adressez-vous à votre administrateur si vous devez y accéder.',
  missingTitle: 'Introuvable',
  missingText: 'Cet élément n’existe pas, ou vous ne pouvez pas le voir.',
  staleText: 'Ces informations ne sont peut-être plus à jour.',
  reference: 'Référence',
  copy: 'Copier',
  copied: 'Copié',
  required: 'Champs obligatoires',
};
