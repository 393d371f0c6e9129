import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalId, optionalText, requiredText, textLimits } from '../schema-parts.ts';

const schema = z.strictObject({
  name: requiredText(textLimits.name),
  city: optionalText(),
  phone: optionalText(60),
  /** Gets leads that are given to the branch (behaviours.md C18a). */
  managerId: optionalId(),
  /** IANA name; the tenant's when null. */
  timeZone: optionalText(60),
});

/** A branch: one place of business. */
export const branchNoun: Noun<'branch', z.output<typeof schema>> = defineNoun({
  name: 'branch',
  schema,
  actions: ['manage'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  inSession: ({ id, name, timeZone }) => ({ id, name, timeZone }),
  words: wordsOf('branch'),
});

/** A branch record. */
export type Branch = RecordOf<typeof branchNoun>;
