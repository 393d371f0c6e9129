import type { RecordMessages } from './en.ts';

/** The words of records of any noun in French. */
export const fr: RecordMessages = {
  edit: 'Modifier',
  delete: 'Supprimer',
  saveChanges: 'Enregistrer les modifications',
  create: 'Créer',
  newRecord: 'Création : {noun}',
  deleteTitle: 'Supprimer « {name} » ?',
  deleteText: 'Cette action est irréversible.',
  deleted: '« {name} » : suppression effectuée',
  deletedText: 'Plus personne ne peut le voir.',
  notDeleted: 'La suppression n’a pas eu lieu',
  yes: 'Oui',
  no: 'Non',
  linesHelp: 'Un élément par ligne.',
  problemNumber: 'Veuillez saisir un nombre.',
  problemWhole: 'Veuillez saisir un nombre entier.',
  problemDate: 'Veuillez saisir une date.',
  createdAt: 'Créé le',
  updatedAt: 'Dernière modification',
};
