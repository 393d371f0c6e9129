import type { Lead } from '@dealerkit/core';
import { DealerkitEvent } from '../base/events.ts';

/** The status of a lead was changed. */
export class LeadStatusEvent extends DealerkitEvent<{ id: string; status: Lead['status'] }> {
  static readonly type = 'dk-lead-status';
  constructor(detail: { id: string; status: Lead['status'] }) {
    super(LeadStatusEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-status': LeadStatusEvent;
  }
}
