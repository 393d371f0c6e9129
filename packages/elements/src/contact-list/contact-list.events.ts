import { DealerkitEvent } from '../base/events.ts';

/** The contacts of a lead, or what is known of one, were changed; `ref` is `client:id` or `contact:id`. */
export class LeadContactsEvent extends DealerkitEvent<{ id: string; ref: string }> {
  static readonly type = 'dk-lead-contacts';
  constructor(detail: { id: string; ref: string }) {
    super(LeadContactsEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-contacts': LeadContactsEvent;
  }
}
