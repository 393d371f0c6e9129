import { DealerkitEvent } from '../base/events.ts';

/** Something was added to a lead: a record of this noun. */
export class LeadAddedEvent extends DealerkitEvent<{ noun: string; id: string }> {
  static readonly type = 'dk-lead-added';
  constructor(detail: { noun: string; id: string }) {
    super(LeadAddedEvent.type, detail);
  }
}

/** A lead was given to somebody. */
export class LeadAssignedEvent extends DealerkitEvent<{ id: string; ownerId: string | null }> {
  static readonly type = 'dk-lead-assigned';
  constructor(detail: { id: string; ownerId: string | null }) {
    super(LeadAssignedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-added': LeadAddedEvent;
    'dk-lead-assigned': LeadAssignedEvent;
  }
}
