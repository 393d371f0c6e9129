import type { ClientCardMessages } from './en.ts';

/** The words of the client card in French. */
export const fr: ClientCardMessages = {
  edit: 'Modifier',
  more: 'Autres actions',
  editing: 'Modifier le client',
  save: 'Enregistrer les modifications',
  ownerByItself:
    'Affectation automatique : une fiche non suivie vous est affectée à l’enregistrement. Aucune modification manuelle n’est possible.',
  incomplete: 'Incomplet',
  incompleteHelp: 'Il manque encore un nom.',
  jobTitle: 'Fonction',
  address: 'Adresse',
  street: 'Rue',
  zip: 'Code postal',
  city: 'Ville',
  state: 'Région ou province',
  country: 'Pays',
  language: 'Langue',
  about: 'À propos',
  temperature: 'Température',
  tags: 'Étiquettes',
  tagsHelp: 'Séparées par des virgules.',
  noWay: 'Ni téléphone ni adresse e-mail pour l’instant.',
  addEmail: 'Ajouter une adresse e-mail',
  addPhone: 'Ajouter un téléphone',
  another: '{label} {n}',
};
