import type { PluralForms } from '../../../base/plural.ts';

/** The words of the client card's menu and dialogs in English, and the type of their other locales. */
export const en = {
  assign: 'Reassign',
  archive: 'Archive',
  restore: 'Restore',
  delete: 'Delete',
  assignTitle: 'Reassign {name}',
  choosePerson: 'Choose a person',
  inform: 'Inform the new owner',
  assigned: 'Reassigned to {name}',
  notAssigned: 'Not reassigned',
  archived: 'Archived',
  archivedText: 'Archived; deleted for good on {date}.',
  notArchived: 'Not archived',
  restored: 'Restored',
  notRestored: 'Not restored',
  deleteTitle: 'Delete {name}?',
  question: 'What do you want to do?',
  openLeads: {
    one: '{name} has {n} open opportunity. What do you want to do?',
    other: '{name} has {n} open opportunities. What do you want to do?',
  } as PluralForms,
  otherLeads: { one: 'and {n} more you may not see', other: 'and {n} more you may not see' } as PluralForms,
  moreLeads: { one: 'and {n} more', other: 'and {n} more' } as PluralForms,
  leads: 'Open opportunities',
  signatures: {
    one: '{n} opportunity is waiting for an e-signature.',
    other: '{n} opportunities are waiting for an e-signature.',
  } as PluralForms,
  cascade: 'Deleting closes all appointments, follow-ups and open opportunities: {list}.',
  counts: {
    appointments: { one: '{n} appointment', other: '{n} appointments' } as PluralForms,
    followUps: { one: '{n} follow-up', other: '{n} follow-ups' } as PluralForms,
    leads: { one: '{n} open opportunity', other: '{n} open opportunities' } as PluralForms,
    contacts: { one: '{n} contact', other: '{n} contacts' } as PluralForms,
    signatures: { one: '{n} pending e-signature', other: '{n} pending e-signatures' } as PluralForms,
  },
  contacts: { one: '{n} contact is deleted too.', other: '{n} contacts are deleted too.' } as PluralForms,
  irreversible: 'This cannot be undone.',
  archiveInstead: 'Archive instead',
  archiveHelp: 'An archived client can be restored for 30 days.',
  deleteForGood: 'Delete for good',
  deleting: 'Deleting…',
  changed: 'Something has changed meanwhile. Please check again.',
  changedOne: '{now} (before: {before})',
  notDeleted: 'Not deleted',
  revoked: 'Your permission was revoked',
  revokedText: 'You may no longer delete this client. Nothing was changed.',
  deleted: '{name} was deleted',
  deletedText: 'Everything that was open of this client is closed.',
};

/** Every locale has exactly these keys. */
export type ClientActionsMessages = typeof en;
