import { DealerkitEvent } from '../base/events.ts';

/** An address of a calendar was made here; what it is stays with the person. */
export class CalendarFeedCreatedEvent extends DealerkitEvent<{ readonly id: string }> {
  static readonly type = 'dk-calendar-feed-created';
  constructor(detail: { readonly id: string }) {
    super(CalendarFeedCreatedEvent.type, detail);
  }
}

/** An address of a calendar was ended here. */
export class CalendarFeedRevokedEvent extends DealerkitEvent<{ readonly id: string }> {
  static readonly type = 'dk-calendar-feed-revoked';
  constructor(detail: { readonly id: string }) {
    super(CalendarFeedRevokedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-calendar-feed-created': CalendarFeedCreatedEvent;
    'dk-calendar-feed-revoked': CalendarFeedRevokedEvent;
  }
}
