import { DealerkitEvent } from '../base/events.ts';

/** A lead was created, perhaps with its client. */
export class LeadCreatedEvent extends DealerkitEvent<{ id: string; clientId: string; code: string }> {
  static readonly type = 'dk-lead-created';
  constructor(detail: { id: string; clientId: string; code: string }) {
    super(LeadCreatedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-created': LeadCreatedEvent;
  }
}
