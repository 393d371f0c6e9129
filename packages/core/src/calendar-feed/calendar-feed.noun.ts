import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { ids, optionalInstant } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { createCalendarFeed, revokeCalendarFeed } from './calendar-feed.commands.ts';

const schema = z.strictObject({
  /** Whose tasks it shows. */
  ownerIds: ids(),
  /** SHA-256 of the secret, in hexadecimal. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  revokedAt: optionalInstant(),
});

/** An address at which calendars read somebody's tasks. Its secret is known to whoever made it and to nobody else. */
export const calendarFeedNoun: Noun<'calendarFeed', z.output<typeof schema>> = defineNoun({
  name: 'calendarFeed',
  schema,
  commands: [createCalendarFeed, revokeCalendarFeed],
  ties: { owners: 'ownerIds' },
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  secrets: ['hash'],
  derived: ['revokedAt'],
  words: wordsOf('calendarFeed'),
});

/** A calendar feed record. */
export type CalendarFeed = RecordOf<typeof calendarFeedNoun>;
