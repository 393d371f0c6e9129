import type { PluralForms } from '../../../base/plural.ts';

/** The words of what is done to several tasks in English, and the type of their other locales. */
export const en = {
  selectOne: 'Select {name}',
  selectAll: 'Select all that are shown',
  selectNone: 'Select tasks to complete, move, reassign or delete them.',
  selected: { one: '{n} selected', other: '{n} selected' } as PluralForms,
  complete: 'Complete',
  reopen: 'Reopen',
  move: 'Move',
  assign: 'Reassign',
  delete: 'Delete',
  titles: {
    complete: { one: 'Complete {n} task', other: 'Complete {n} tasks' } as PluralForms,
    reopen: { one: 'Reopen {n} task', other: 'Reopen {n} tasks' } as PluralForms,
    move: { one: 'Move {n} task', other: 'Move {n} tasks' } as PluralForms,
    assign: { one: 'Reassign {n} task', other: 'Reassign {n} tasks' } as PluralForms,
    delete: { one: 'Delete {n} task?', other: 'Delete {n} tasks?' } as PluralForms,
  },
  deleteText: { one: 'A deleted task cannot be recovered.', other: 'Deleted tasks cannot be recovered.' } as PluralForms,
  progress: '{done} of {total}',
  stop: 'Stop',
  stopped: 'Stopped. What was done stays done.',
  done: {
    complete: { one: '{n} task was completed.', other: '{n} tasks were completed.' } as PluralForms,
    reopen: { one: '{n} task is open again.', other: '{n} tasks are open again.' } as PluralForms,
    move: { one: '{n} task was moved.', other: '{n} tasks were moved.' } as PluralForms,
    assign: { one: '{n} task was reassigned.', other: '{n} tasks were reassigned.' } as PluralForms,
    delete: { one: '{n} task was deleted.', other: '{n} tasks were deleted.' } as PluralForms,
  },
  notDone: { one: '{n} was left as it is:', other: '{n} were left as they are:' } as PluralForms,
};

/** Every locale has exactly these keys. */
export type TaskBulkMessages = typeof en;
