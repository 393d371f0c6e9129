import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId } from '../schema-parts.ts';

/**
 * Creates an address at which calendars read the asker's own tasks, from the hash of its secret, which never travels: `newServiceSecret`
 * makes both, and `calendarFeedPath` the address.
 */
export const createCalendarFeed = defineCommand({
  name: 'calendarFeed.create',
  input: z.strictObject({ hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  output: z.strictObject({ id: z.string() }),
  right: 'calendarFeed.create',
});

/** Ends the address of a calendar at once. */
export const revokeCalendarFeed = defineCommand({
  name: 'calendarFeed.revoke',
  input: z.strictObject({ id: recordId() }),
  output: z.strictObject({ id: z.string() }),
  right: 'calendarFeed.revoke',
  subject: ({ id }) => ({ noun: 'calendarFeed', id }),
});
