import type {
  CalendarFeed,
  NounRef,
  createCalendarFeed as createCalendarFeedContract,
  revokeCalendarFeed as revokeCalendarFeedContract,
} from '@dealerkit/core';
import { named } from './named.ts';

/** An address of a calendar, by name and type. */
export const calendarFeedNoun: NounRef<CalendarFeed> = { name: 'calendarFeed' };
/** The contract of `calendarFeed.create`, by name and type. */
export const createCalendarFeed: typeof createCalendarFeedContract = named('calendarFeed.create');
/** The contract of `calendarFeed.revoke`, by name and type. */
export const revokeCalendarFeed: typeof revokeCalendarFeedContract = named('calendarFeed.revoke');
