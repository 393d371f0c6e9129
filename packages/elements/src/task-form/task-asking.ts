import type { Crm, DealerkitError, Seen, Task } from '@dealerkit/core';
import type { Row } from '../base/dictionaries.ts';
import type { Asking, Typed } from '../base/asking.ts';
import { plural } from '../base/plural.ts';
import { receivers } from '../base/receivers.ts';
import { assignTask, createTask, deleteTask, updateTask } from '../context/task-contracts.ts';
import {
  dueField,
  dueOf,
  dueProblem,
  ownerFields,
  reminderField,
  reminderOf,
  sayingFields,
  startOfDue,
  type TaskAskingView,
  typedDue,
  typedReminder,
} from './task-fields.ts';

/** What a new task belongs to; of several clients each gets one of his own (behaviours.md O24, O25). */
export interface TaskLinks {
  readonly leadId?: string | undefined;
  readonly clientIds: readonly (string | undefined)[];
}

/** One task that was asked for, and what came of it. */
export interface Created {
  readonly clientId: string | undefined;
  readonly id?: string;
  readonly error?: DealerkitError;
}

const text = (value: string | boolean | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const me = (crm: Crm): string => crm.session.state.value?.principal.id ?? '';
const of = (sentence: string, name: string): string => sentence.replace('{name}', () => name);

/** Asks for a new task (behaviours.md O20-O25). One that cannot be made throws; of several, `told` hears what came of each. */
export function createAsking(crm: Crm, links: TaskLinks, view: TaskAskingView, told: (created: readonly Created[]) => void): Asking {
  const { words, lang, dictionaries } = view;
  const { leadId, clientIds } = links;
  const people = receivers(crm, 'task.create', dictionaries, me(crm));
  const { title, category, description } = sayingFields(view);
  return {
    title: words.createTitle,
    save: words.create,
    draft: `task.new:${leadId ?? clientIds.join()}`,
    ...(clientIds.length > 1 ? { intro: plural(lang, clientIds.length, words.forEach) } : {}),
    start: { title: '', categoryId: '', description: '', ownerId: me(crm), inform: true, ...startOfDue(view) },
    fields: (typed) => [
      title,
      dueField(view),
      category,
      reminderField(typed, view),
      ...ownerFields(typed, view, people, me(crm)),
      description,
    ],
    check: (typed) => dueProblem(typed, view),
    run: async (asked, typed) => {
      const inputs = clientIds.map((clientId) => ({
        kind: 'task' as const,
        title: String(typed['title']),
        dueAt: dueOf(typed, view) ?? '',
        reminderMinutes: reminderOf(typed),
        categoryId: text(typed['categoryId']),
        description: text(typed['description']),
        ownerId: String(typed['ownerId']),
        inform: typed['inform'] === true,
        ...(leadId ? { leadId } : {}),
        ...(clientId ? { clientId } : {}),
      }));
      const created: Created[] = [];
      for await (const { index, output, error } of asked.runMany(createTask, inputs))
        created.push({ clientId: clientIds[index], ...(output ? { id: output.id } : {}), ...(error ? { error } : {}) });
      const [first] = created;
      if (first?.error && created.every(({ id }) => id === undefined)) throw first.error;
      told(created);
      return first;
    },
  };
}

/** Asks for what an existing task says; what somebody else changed meanwhile is not overwritten (behaviours.md O28). */
export function editAsking(task: Seen<Task>, name: string, view: TaskAskingView): Asking {
  const { words } = view;
  const { title, category, description } = sayingFields(view);
  const valuesOf = (typed: Typed) => ({
    title: String(typed['title']),
    categoryId: text(typed['categoryId']),
    description: text(typed['description']),
    dueAt: dueOf(typed, view) ?? '',
    reminderMinutes: reminderOf(typed),
  });
  const { dueAt, reminderMinutes } = task;
  const start = {
    title: task.title,
    categoryId: task.categoryId ?? '',
    description: task.description ?? '',
    dueAt: typedDue(dueAt, view),
    reminder: typedReminder(reminderMinutes),
  };
  return {
    title: of(words.editOf, name),
    save: words.save,
    draft: `task.edit:${task.id}`,
    start,
    fields: (typed) => [title, dueField(view), category, reminderField(typed, view), description],
    check: (typed) => dueProblem(typed, view),
    run: (crm, typed) => {
      const [before, after] = [{ ...valuesOf(start), dueAt }, valuesOf(typed)];
      if (typed['dueAt'] === start.dueAt) after.dueAt = dueAt;
      const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => after[key] !== before[key]);
      const only = (values: typeof after): Partial<typeof after> => Object.fromEntries(changed.map((key) => [key, values[key]]));
      return changed.length === 0 ? Promise.resolve() : crm.run(updateTask, { id: task.id, patch: only(after), from: only(before) });
    },
  };
}

/** Asks when something is due, and does it (behaviours.md C28, O21). */
export const moveAsking = (
  title: string,
  dueAt: string,
  view: TaskAskingView,
  run: (crm: Crm, dueAt: string) => Promise<unknown>,
): Asking => ({
  title,
  save: view.words.move,
  start: { dueAt: typedDue(dueAt, view) },
  fields: () => [dueField(view)],
  check: (typed) => dueProblem(typed, view),
  run: (crm, typed) => run(crm, dueOf(typed, view) ?? ''),
});

/** Moves one task. */
export const moveTask =
  ({ id, dueAt }: Seen<Task>) =>
  (crm: Crm, next: string): Promise<unknown> =>
    crm.run(updateTask, { id, patch: { dueAt: next }, from: { dueAt } });

/** Asks to whom a task goes, and whether he is told (behaviours.md O23). */
export const reassignAsking = (task: Seen<Task>, name: string, people: readonly Row[], view: TaskAskingView): Asking => ({
  title: of(view.words.assignOf, name),
  save: view.words.assign,
  start: { ownerId: task.ownerIds[0] ?? '', inform: true },
  fields: (typed) => ownerFields(typed, view, people),
  run: (crm, { ownerId, inform }) => crm.run(assignTask, { id: task.id, ownerId: String(ownerId), inform: inform === true }),
});

/** Asks before a task is deleted for good (behaviours.md O28). */
export const deleteAsking = ({ id }: Seen<Task>, name: string, { words }: TaskAskingView): Asking => ({
  title: of(words.deleteOf, name),
  intro: words.deleteText,
  save: words.delete,
  destructive: true,
  start: {},
  fields: () => [],
  run: (crm) => crm.run(deleteTask, { id }),
});
