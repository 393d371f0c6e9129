import { DealerkitEvent } from '../base/events.ts';

/** A deadline was added, moved, worked on or deleted here. */
export class DeadlineChangedEvent extends DealerkitEvent<{ readonly id: string }> {
  static readonly type = 'dk-deadline-changed';
  constructor(detail: { readonly id: string }) {
    super(DeadlineChangedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-deadline-changed': DeadlineChangedEvent;
  }
}
