import { DealerkitEvent } from '../base/events.ts';

/** A new record is wanted: show a `<dk-record>` without `record-id`, or a page of your own. */
export class RecordNewEvent extends DealerkitEvent<{ noun: string }> {
  static readonly type = 'dk-record-new';
  constructor(detail: { noun: string }) {
    super(RecordNewEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-record-new': RecordNewEvent;
  }
}
