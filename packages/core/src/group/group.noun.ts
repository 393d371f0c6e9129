import * as z from 'zod/mini';
import { followUpModes } from '../follow-up/follow-up.ts';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalText, requiredText, textLimits } from '../schema-parts.ts';

const schema = z.strictObject({
  name: requiredText(textLimits.name),
  /** Decides which rights a new group starts with (behaviours.md B3a). */
  profileType: optionalText(50),
  /** Who follows clients up: see `follow-up/`; null leaves it to the house's defaults (behaviours.md B9). */
  followUp: z._default(z.nullable(z.enum(followUpModes)), null),
});

/** A group of users, such as a sales team. */
export const groupNoun: Noun<'group', z.output<typeof schema>> = defineNoun({
  name: 'group',
  schema,
  actions: ['manage'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  inSession: ({ id, name, profileType, followUp }) => ({ id, name, profileType, followUp: followUp ?? null }),
  words: wordsOf('group'),
});

/** A group record. */
export type Group = RecordOf<typeof groupNoun>;
