/** The words of lists of any noun in English, and the type of their other locales. */
export const en = {
  search: 'Search',
  sort: 'Sort by',
  createdAt: 'Created',
  updatedAt: 'Last change',
  new: 'New',
  yes: 'Yes',
  no: 'No',
  countMore: 'More than {n}',
  more: 'Load more',
  moreFailed: 'The next ones could not be loaded.',
  emptyTitle: 'Nothing here yet',
  emptyText: 'What is created appears here by itself.',
  noMatchTitle: 'Nothing matches',
  noMatchText: 'Try other words, or show everything again.',
  clear: 'Show everything',
  keysTitle: 'Keys',
  keys: [
    ['↑ ↓', 'Previous and next row'],
    ['Home, End', 'First and last row'],
    ['A–Z', 'Next row that begins so'],
    ['Enter', 'Open the row'],
    ['?', 'Show these keys'],
  ] as readonly (readonly [string, string])[],
};

/** Every locale has exactly these keys. */
export type RecordListMessages = typeof en;
