import { DealerkitEvent } from '../base/events.ts';
import type { Tab } from './lead-page.ts';

/** Another tab of a lead's page was chosen. */
export class LeadTabEvent extends DealerkitEvent<{ tab: Tab }> {
  static readonly type = 'dk-lead-tab';
  constructor(detail: { tab: Tab }) {
    super(LeadTabEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-tab': LeadTabEvent;
  }
}
