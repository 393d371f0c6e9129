import { type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { createCalendarFeed, revokeCalendarFeed } from './calendar-feed.commands.ts';
import { calendarFeedNoun } from './calendar-feed.noun.ts';

const create = handler(createCalendarFeed, (ctx, { hash }) => {
  const feed = ctx.create(calendarFeedNoun, { ownerIds: [ctx.person.id], hash });
  return Promise.resolve({
    output: { id: feed.id },
    changes: [feed],
    events: [{ type: 'calendarFeed.created', about: [{ noun: 'calendarFeed', id: feed.id }] }],
  });
});

const revoke = handler(revokeCalendarFeed, async (ctx, { id }) => {
  const held = await ctx.get(calendarFeedNoun, id);
  if (held.record.revokedAt !== null) return { output: { id }, changes: [] };
  return {
    output: { id },
    changes: [ctx.update(held, { revokedAt: ctx.now })],
    events: [{ type: 'calendarFeed.revoked', about: [{ noun: 'calendarFeed', id }] }],
  };
});

/** The calendar feed noun with its handlers. */
export const calendarFeedServer: ServerNoun = handle(calendarFeedNoun, [create, revoke]);
