import type { PluralForms } from '../../base/plural.ts';

/** The words of <dk-deadline-list> in English, and the type of its other locales. */
export const en = {
  title: 'Deadlines',
  firstContact: 'First contact',
  add: 'Add deadline',
  addTitle: 'New deadline',
  usualTitle: 'Contact the client',
  timeLeft: 'Time left',
  overdueBy: 'Overdue by',
  attempts: { one: '{n} attempt', other: '{n} attempts' } as PluralForms,
  made: 'Contact made',
  notMade: 'Not made',
  move: 'Move',
  madeOf: 'Contact made: {name}',
  notMadeOf: 'Not made: {name}. What next?',
  moveOf: 'Move {name}',
  more: 'Actions for {name}',
  reopen: 'Reopen',
  reopened: '{name}: open again.',
  closed: 'Closed',
  inTime: 'Contact made in time',
  late: 'Contact made {time} late',
  leadDiscarded: 'Closed with its lead, which was discarded',
  clientDeleted: 'Closed with its client, who was deleted',
  ended: 'Closed',
  earlier: 'Show earlier ones',
  earlierFailed: 'The earlier deadlines could not be loaded.',
  emptyTitle: 'No deadline',
  emptyText: 'A deadline says until when the client is to be contacted.',
  notDone: 'This was not done',
};

/** Every locale has exactly these keys. */
export type DeadlineListMessages = typeof en;
