import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { instantText, recordId, requiredText, textLimits } from '../schema-parts.ts';

const text = (max: number) => z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(max))));
const minutes = (max: number) => z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(max))));

const planned = {
  description: text(textLimits.text),
  categoryId: text(100),
  startAt: z.optional(z.nullable(instantText())),
  durationMinutes: minutes(10_080),
  reminderMinutes: minutes(43_200),
};
const id = { id: recordId() };
const aTask = (input: { id: string }): { noun: string; id: string } => ({ noun: 'task', id: input.id });

/**
 * Creates a task of any of the four kinds; the asker owns it unless another is named, who is told unless `inform` is false (behaviours.md
 * O20, O23). A task of a lead is its client's too (O24).
 */
export const createTask = defineCommand({
  name: 'task.create',
  input: z.strictObject({
    kind: z.enum(['task', 'deadline', 'appointment', 'follow-up']),
    title: requiredText(),
    ...planned,
    dueAt: instantText(),
    leadId: z.optional(z.nullable(recordId())),
    clientId: z.optional(z.nullable(recordId())),
    ownerId: z.optional(recordId()),
    inform: z.optional(z.boolean()),
  }),
  output: z.strictObject({ id: z.string() }),
  right: 'task.create',
});

const patch = z.strictObject({ title: z.optional(requiredText()), ...planned, dueAt: z.optional(instantText()) });

/**
 * Changes what a task says and when it is due; `from` holds the values that the patch started from. A reminder that was not chosen fits the
 * time left; a deadline has no start and no duration (behaviours.md C26, C28, C29, O22, O28).
 */
export const updateTask = defineCommand({
  name: 'task.update',
  input: z.strictObject({ ...id, patch, from: z.optional(patch) }),
  output: z.strictObject({ id: z.string() }),
  right: 'task.update',
  subject: aTask,
});

/**
 * Completes a task, which writes a line on its lead (behaviours.md C17). On a deadline, `contactMade` false logs and counts the attempt and
 * leaves it open, moved to `next` where that is given; `proposeLost` says that the configured number of attempts is reached (C28a).
 */
export const completeTask = defineCommand({
  name: 'task.complete',
  input: z.strictObject({ ...id, contactMade: z.optional(z.boolean()), next: z.optional(z.strictObject({ dueAt: instantText() })) }),
  output: z.strictObject({
    id: z.string(),
    status: z.enum(['open', 'closed']),
    attempts: z.optional(z.int()),
    proposeLost: z.optional(z.boolean()),
  }),
  right: 'task.complete',
  subject: aTask,
});

/** Opens a closed task again (behaviours.md O26, O27). */
export const reopenTask = defineCommand({
  name: 'task.reopen',
  input: z.strictObject(id),
  output: z.strictObject({ id: z.string(), status: z.literal('open') }),
  right: 'task.complete',
  subject: aTask,
});

/** Deletes a task for good; the history of its lead or client says so (behaviours.md O28). */
export const deleteTask = defineCommand({
  name: 'task.delete',
  input: z.strictObject(id),
  output: z.strictObject({ id: z.string() }),
  right: 'task.delete',
  subject: aTask,
});

/** Gives a task to somebody else, who is told unless `inform` is false (behaviours.md O23). */
export const assignTask = defineCommand({
  name: 'task.assign',
  input: z.strictObject({ ...id, ownerId: recordId(), inform: z.optional(z.boolean()) }),
  output: z.strictObject({ id: z.string(), ownerId: z.string() }),
  right: 'task.assign',
  subject: aTask,
});

/** Notes that a task was reminded of. Only the house has this right: its job runs it. */
export const remindTask = defineCommand({
  name: 'task.remind',
  input: z.strictObject({ ...id, dueAt: instantText(), reminderMinutes: z.int().check(z.minimum(1)) }),
  output: z.strictObject({ id: z.string() }),
  right: 'task.remind',
  subject: aTask,
});
