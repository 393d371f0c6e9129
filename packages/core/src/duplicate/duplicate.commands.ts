import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId } from '../schema-parts.ts';

/** Says that two clients are two: nobody is asked about this pair again. */
export const rejectDuplicate = defineCommand({
  name: 'duplicate.reject',
  input: z.strictObject({ id: recordId() }),
  output: z.strictObject({ id: z.string() }),
  right: 'duplicate.reject',
  subject: ({ id }) => ({ noun: 'duplicate', id }),
});
