import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId, requiredText, textLimits } from '../schema-parts.ts';

const title = () => requiredText(textLimits.name);
const id = { id: recordId() };
const aDocument = (input: { id: string }): { noun: string; id: string } => ({ noun: 'document', id: input.id });

/** Attaches a file that its sender has staged in the last 23 hours to a lead or a client, under a title (behaviours.md C14). */
export const addDocument = defineCommand({
  name: 'document.add',
  input: z.strictObject({
    leadId: z.optional(recordId()),
    clientId: z.optional(recordId()),
    title: title(),
    fileId: recordId(),
  }),
  output: z.strictObject(id),
  right: 'document.add',
});

/** Gives a document a new title (behaviours.md C15); `from` is what it was when the editing began. */
export const renameDocument = defineCommand({
  name: 'document.rename',
  input: z.strictObject({ ...id, title: title(), from: z.optional(z.string()) }),
  output: z.strictObject(id),
  right: 'document.rename',
  subject: aDocument,
});

/** Takes a document and its file away; the history keeps that there was one. */
export const deleteDocument = defineCommand({
  name: 'document.delete',
  input: z.strictObject(id),
  output: z.strictObject(id),
  right: 'document.delete',
  subject: aDocument,
});
