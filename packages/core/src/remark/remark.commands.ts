import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { instantText, recordId, requiredText, textLimits } from '../schema-parts.ts';

const text = () => requiredText(textLimits.text);
const id = { id: recordId() };
const aRemark = (input: { id: string }): { noun: string; id: string } => ({ noun: 'remark', id: input.id });

/** Adds a comment to a lead or a client. With a date it is also a reminder for its author (behaviours.md C13). */
export const createRemark = defineCommand({
  name: 'remark.create',
  input: z.strictObject({
    leadId: z.optional(recordId()),
    clientId: z.optional(recordId()),
    text: text(),
    remindAt: z.optional(z.nullable(instantText())),
  }),
  output: z.strictObject({ ...id, taskId: z.nullable(z.string()) }),
  right: 'remark.create',
});

/** Changes the words of a remark; `from` is what they were when the editing began. */
export const updateRemark = defineCommand({
  name: 'remark.update',
  input: z.strictObject({ ...id, text: text(), from: z.optional(z.string()) }),
  output: z.strictObject(id),
  right: 'remark.update',
  subject: aRemark,
});

/** Takes a remark away; the history keeps that there was one. */
export const deleteRemark = defineCommand({
  name: 'remark.delete',
  input: z.strictObject(id),
  output: z.strictObject(id),
  right: 'remark.delete',
  subject: aRemark,
});
