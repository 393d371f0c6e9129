import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalText, requiredText, textLimits } from '../schema-parts.ts';

const schema = z.strictObject({
  name: requiredText(textLimits.name),
  /** Decides which rights a new group starts with (behaviours.md B3a). */
  profileType: optionalText(50),
});

/** A group of users, such as a sales team. */
export const groupNoun: Noun<'group', z.output<typeof schema>> = defineNoun({
  name: 'group',
  schema,
  actions: ['manage'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  inSession: ({ id, name }) => ({ id, name }),
  words: wordsOf('group'),
});

/** A group record. */
export type Group = RecordOf<typeof groupNoun>;
