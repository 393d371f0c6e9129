import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { localText } from '../schema-parts.ts';

const schema = z.strictObject({ title: localText() });

/** A profile: what a user does in the house; levels that he does not set himself come from it (behaviours.md E8). */
export const profileNoun: Noun<'profile', z.output<typeof schema>> = defineNoun({
  name: 'profile',
  schema,
  actions: ['manage'],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
  inSession: ({ id, title }) => ({ id, title }),
  words: wordsOf('profile'),
});

/** A profile record. */
export type Profile = RecordOf<typeof profileNoun>;
