import * as z from 'zod/mini';
import { type Noun, defineNoun } from '../noun.ts';

const schema = z.strictObject({
  noun: z.string(),
  field: z.string(),
  /** Id of the record that has the value. */
  holder: z.string(),
});

/**
 * That one record alone has a value: its id is a hash of noun, field and value, so that any backend which refuses a second record of
 * one id refuses a second holder. Nobody has a right to it; it is written in the commit of its holder.
 */
export const claimNoun: Noun<'claim', z.output<typeof schema>> = defineNoun({
  name: 'claim',
  schema,
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
});
