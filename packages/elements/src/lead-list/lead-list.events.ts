import { DealerkitEvent } from '../base/events.ts';
import type { LeadFilters } from './lead-query.ts';

/** A person chose other leads or another order; a page may keep it in its address and give it back by attributes. */
export class LeadFiltersEvent extends DealerkitEvent<LeadFilters> {
  static readonly type = 'dk-lead-filters';
  constructor(detail: LeadFilters) {
    super(LeadFiltersEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-filters': LeadFiltersEvent;
  }
}
