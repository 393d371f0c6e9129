import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { instantText, recordId, requiredText, textLimits } from '../schema-parts.ts';

const text = (max: number) => z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(max))));

/** Creates a task of any of the four kinds; the asker owns it unless another is named (behaviours.md O20, O23). */
export const createTask = defineCommand({
  name: 'task.create',
  input: z.strictObject({
    kind: z.enum(['task', 'deadline', 'appointment', 'follow-up']),
    title: requiredText(),
    description: text(textLimits.text),
    categoryId: text(100),
    dueAt: instantText(),
    startAt: z.optional(z.nullable(instantText())),
    durationMinutes: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(10_080)))),
    leadId: z.optional(z.nullable(recordId())),
    clientId: z.optional(z.nullable(recordId())),
    ownerId: z.optional(recordId()),
    reminderMinutes: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(43_200)))),
  }),
  output: z.strictObject({ id: z.string() }),
  right: 'task.create',
});

/**
 * Completes a task, which writes a line on its lead (behaviours.md C17). On a deadline, `contactMade` false logs the attempt
 * and leaves it open (C28a).
 */
export const completeTask = defineCommand({
  name: 'task.complete',
  input: z.strictObject({ id: recordId(), contactMade: z.optional(z.boolean()) }),
  output: z.strictObject({ id: z.string(), status: z.enum(['open', 'closed']) }),
  right: 'task.complete',
  subject: ({ id }) => ({ noun: 'task', id }),
});

/** Gives a task to somebody else, who is told unless `inform` is false (behaviours.md O23). */
export const assignTask = defineCommand({
  name: 'task.assign',
  input: z.strictObject({ id: recordId(), ownerId: recordId(), inform: z.optional(z.boolean()) }),
  output: z.strictObject({ id: z.string(), ownerId: z.string() }),
  right: 'task.assign',
  subject: ({ id }) => ({ noun: 'task', id }),
});
