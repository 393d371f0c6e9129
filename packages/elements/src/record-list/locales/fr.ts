import type { RecordListMessages } from './en.ts';

/** The words of lists of any noun in French. */
export const fr: RecordListMessages = {
  search: 'Rechercher',
  sort: 'Trier par',
  createdAt: 'Créé le',
  updatedAt: 'Dernière modification',
  new: 'Ajouter',
  yes: 'Oui',
  no: 'Non',
  countMore: 'Plus de {n}',
  more: 'Afficher la suite',
  moreFailed: 'La suite n’a pas pu être chargée.',
  emptyTitle: 'Rien pour l’instant',
  emptyText: 'Ce qui est créé apparaît ici de lui-même.',
  noMatchTitle: 'Aucun résultat',
  noMatchText: 'Essayez d’autres mots, ou affichez tout de nouveau.',
  clear: 'Tout afficher',
  keysTitle: 'Touches',
  keys: [
    ['↑ ↓', 'Ligne précédente, ligne suivante'],
    ['Début, Fin', 'Première, dernière ligne'],
    ['A–Z', 'Ligne suivante qui commence ainsi'],
    ['Entrée', 'Ouvrir la ligne'],
    ['?', 'Afficher ces touches'],
  ],
};
