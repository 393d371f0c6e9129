import type { PluralForms } from '../../../base/plural.ts';

/** The words of what may be done to leads in English, and the type of their other locales. */
export const en = {
  select: 'Select',
  selectOne: 'Select {name}',
  selectAll: 'Select all that are shown',
  selected: { one: '{n} selected', other: '{n} selected' } as PluralForms,
  actions: 'Actions',
  actionsOf: 'More actions for {name}',
  actKeys: [
    ['Space', 'Select the lead'],
    ['Shift', 'Select up to the lead'],
    ['Delete', 'Delete the selection'],
  ] as readonly (readonly [string, string])[],
  discard: 'Discard',
  restore: 'Recover',
  assign: 'Reassign',
  delete: 'Delete',
  clear: 'Clear selection',
  choosePerson: 'Choose a person',
  inform: 'Inform the new owner',
  titles: {
    discard: { one: 'Discard {n} lead', other: 'Discard {n} leads' } as PluralForms,
    restore: { one: 'Recover {n} lead', other: 'Recover {n} leads' } as PluralForms,
    assign: { one: 'Reassign {n} lead', other: 'Reassign {n} leads' } as PluralForms,
    delete: { one: 'Delete {n} lead?', other: 'Delete {n} leads?' } as PluralForms,
  },
  deletion: { one: 'Deletion of {n} lead', other: 'Deletion of {n} leads' } as PluralForms,
  deleteOne: 'Delete {name}?',
  important: {
    one: 'IMPORTANT: a deleted lead cannot be recovered.',
    other: 'IMPORTANT: deleted leads cannot be recovered.',
  } as PluralForms,
  deleteText: {
    one: 'Its tasks, documents and history are deleted too.',
    other: 'Their tasks, documents and history are deleted too.',
  } as PluralForms,
  discardHelp: { one: 'A discarded lead can be recovered.', other: 'Discarded leads can be recovered.' } as PluralForms,
  mayNot: {
    one: '{n} of {total} may not be deleted by you.',
    other: '{n} of {total} may not be deleted by you.',
  } as PluralForms,
  discardInstead: 'Discard instead',
  deleteForGood: 'Delete for good',
  progress: '{done} of {total}',
  stop: 'Stop',
  stopped: 'Stopped. What was done stays done.',
  done: {
    discard: { one: '{n} lead was discarded.', other: '{n} leads were discarded.' } as PluralForms,
    restore: { one: '{n} lead was recovered.', other: '{n} leads were recovered.' } as PluralForms,
    assign: { one: '{n} lead was reassigned.', other: '{n} leads were reassigned.' } as PluralForms,
    delete: { one: '{n} lead was deleted.', other: '{n} leads were deleted.' } as PluralForms,
  },
  notDone: { one: '{n} was left as it is:', other: '{n} were left as they are:' } as PluralForms,
};

/** Every locale has exactly these keys. */
export type LeadActionsMessages = typeof en;
