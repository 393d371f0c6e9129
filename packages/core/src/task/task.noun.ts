import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { counter, ids, instantText, optionalId, optionalInstant, optionalText, requiredText, textLimits } from '../schema-parts.ts';
import { assignTask, completeTask, createTask, deleteTask, remindTask, reopenTask, updateTask } from './task.commands.ts';

const schema = z.strictObject({
  /** A deadline is a target: no start, no duration, no page of its own (behaviours.md C26-C29). */
  kind: z.enum(['task', 'deadline', 'appointment', 'follow-up']),
  title: requiredText(),
  description: optionalText(textLimits.text),
  categoryId: optionalId(),
  dueAt: instantText(),
  startAt: optionalInstant(),
  durationMinutes: z._default(z.nullable(z.int().check(z.minimum(1))), null),
  status: z.enum(['open', 'closed']),
  closedAt: optionalInstant(),
  /** How it ended: `done`, or why the house closed it. */
  closedReason: optionalText(50),
  leadId: optionalId(),
  clientId: optionalId(),
  ownerIds: ids(),
  /** Minutes before `dueAt`; null never reminds. */
  reminderMinutes: z._default(z.nullable(z.int().check(z.minimum(1))), null),
  /** How often somebody tried to reach the contact (behaviours.md C28a). */
  attempts: counter(),
});

/** Something to do: a task, a deadline, an appointment or a follow-up; viewed as its lead, else as its client. */
export const taskNoun: Noun<'task', z.output<typeof schema>> = defineNoun({
  name: 'task',
  schema,
  commands: [createTask, updateTask, completeTask, reopenTask, deleteTask, assignTask, remindTask],
  ties: { owners: 'ownerIds' },
  guards: { ownerIds: 'assign' },
  parents: [
    { field: 'leadId', noun: 'lead' },
    { field: 'clientId', noun: 'client' },
  ],
  sorts: {
    due: { field: 'dueAt', direction: 'asc' },
    created: { field: 'createdAt', direction: 'desc' },
    closed: { field: 'closedAt', direction: 'desc' },
  },
  search: { title: 'text' },
  derived: ['attempts'],
  pii: ['title', 'description'],
  ruleFields: ['kind', 'status', 'categoryId'],
  indexes: ['ownerIds', 'dueAt'],
  words: wordsOf('task'),
});

/** A task record. */
export type Task = RecordOf<typeof taskNoun>;
