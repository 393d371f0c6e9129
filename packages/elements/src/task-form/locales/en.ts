import type { PluralForms } from '../../base/plural.ts';

/** The words of what is asked about tasks in English, and the type of their other locales. */
export const en = {
  createTitle: 'New task',
  create: 'Create',
  forEach: { one: 'One task for the client.', other: 'One task for each of {n} clients.' } as PluralForms,
  name: 'Title',
  category: 'Category',
  noCategory: 'No category',
  due: 'Due',
  today: 'Today',
  threeDays: '3 days',
  week: 'Week',
  reminder: 'Reminder',
  never: 'Never',
  before: '{time} before',
  fits: 'It is due sooner than that: the reminder comes as early as it can.',
  ownerOf: 'Owner',
  choosePerson: 'Choose a person',
  inform: 'Inform',
  description: 'Description',
  edit: 'Edit',
  editOf: 'Edit {name}',
  move: 'Move',
  moveOf: 'Move {name}',
  assign: 'Reassign',
  assignOf: 'Reassign {name}',
  delete: 'Delete',
  deleteOf: 'Delete {name}?',
  deleteText: 'A deleted task cannot be recovered.',
  again: 'Not made, again on…',
  againOf: 'When to try {name} again?',
  created: { one: '{n} task was created.', other: '{n} tasks were created.' } as PluralForms,
  notCreated: { one: '{n} was not created:', other: '{n} were not created:' } as PluralForms,
  changed: '{name}: saved.',
  deleted: '{name} was deleted.',
};

/** Every locale has exactly these keys. */
export type TaskFormMessages = typeof en;
