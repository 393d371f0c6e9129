import type { EventCategory } from '@dealerkit/core';
import { DealerkitEvent } from '../base/events.ts';

/** A remark was added; with a reminder, `taskId` is its task. */
export class RemarkAddedEvent extends DealerkitEvent<{ id: string; taskId: string | null }> {
  static readonly type = 'dk-remark-added';
  constructor(detail: { id: string; taskId: string | null }) {
    super(RemarkAddedEvent.type, detail);
  }
}

/** A person chose what to see of a history; a page may keep it and give it back by the attribute. */
export class TimelineCategoryEvent extends DealerkitEvent<{ category: EventCategory | 'all' }> {
  static readonly type = 'dk-timeline-category';
  constructor(detail: { category: EventCategory | 'all' }) {
    super(TimelineCategoryEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-remark-added': RemarkAddedEvent;
    'dk-timeline-category': TimelineCategoryEvent;
  }
}
