import type { PluralForms } from '../../../base/plural.ts';

/** The words of views, sums and exports in English, and the type of their other locales. */
export const en = {
  budget: 'Budget {sum}',
  views: 'Views',
  viewAll: 'All open leads',
  viewMine: 'My open leads',
  viewOverdue: 'Overdue',
  viewUnassigned: 'Unassigned',
  viewWon: 'Won',
  saveView: 'Save this view…',
  saveTitle: 'Save this view',
  saveHelp: 'Filters and order are kept in this browser, under your name. The words in the search box are not.',
  viewName: 'Name of the view',
  viewFull: 'There is no room for another view. Delete one first.',
  viewSaved: 'View “{name}” saved.',
  deleteView: 'Delete “{name}”',
  viewDeleted: 'View “{name}” deleted.',
  copyLink: 'Copy link to this view',
  linkCopied: 'Link copied.',
  export: 'Export CSV',
  exporting: 'Exporting… {n}',
  exported: { one: '{n} lead exported.', other: '{n} leads exported.' } as PluralForms,
  notExported: { one: '{n} may not be exported by you.', other: '{n} may not be exported by you.' } as PluralForms,
  exportLimit: 'Only the first {n} were exported. Choose fewer leads to export the rest.',
  exportFailed: 'The leads were not exported',
  keysTitle: 'Keys',
  keys: [
    ['↑ ↓', 'Previous and next lead'],
    ['Home, End', 'First and last lead'],
    ['A–Z', 'Next lead whose name starts so'],
    ['Enter', 'Open the lead'],
    ['?', 'Show these keys'],
  ] as readonly (readonly [string, string])[],
  file: 'leads',
  columns: {
    code: 'Code',
    currency: 'Currency',
    amount: 'Budget',
    lastActivity: 'Last activity',
  },
};

/** Every locale has exactly these keys. */
export type LeadToolsMessages = typeof en;
