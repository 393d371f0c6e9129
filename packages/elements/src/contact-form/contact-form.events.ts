import { DealerkitEvent } from '../base/events.ts';

/** A submission goes out for the first time. */
export class LeadSendingEvent extends DealerkitEvent<{ key: string }> {
  static readonly type = 'dk-lead-sending';
  constructor(detail: { key: string }) {
    super(LeadSendingEvent.type, detail);
  }
}

/** The submission is saved on this device: it is sent from there, also after the page was closed. */
export class LeadQueuedEvent extends DealerkitEvent<{ key: string }> {
  static readonly type = 'dk-lead-queued';
  constructor(detail: { key: string }) {
    super(LeadQueuedEvent.type, detail);
  }
}

/** Requests that were saved on this device could not be sent for a week and were erased; nothing but their number is left. */
export class LeadExpiredEvent extends DealerkitEvent<{ count: number }> {
  static readonly type = 'dk-lead-expired';
  constructor(detail: { count: number }) {
    super(LeadExpiredEvent.type, detail);
  }
}

/** The gateway has the submission. Prevent it to show something else than the form's own thanks. */
export class LeadSentEvent extends DealerkitEvent<{ key: string; receivedAt: string }> {
  static readonly type = 'dk-lead-sent';
  constructor(detail: { key: string; receivedAt: string }) {
    super(LeadSentEvent.type, detail, { cancelable: true });
  }
}

/** What is known about an attempt that failed; status 0 is a network without answer. */
export interface LeadFailure {
  key: string;
  status: number;
  /** True while further attempts follow by themselves. */
  retrying: boolean;
  reference?: string | undefined;
}

/** An attempt failed. */
export class LeadFailedEvent extends DealerkitEvent<LeadFailure> {
  static readonly type = 'dk-lead-failed';
  constructor(detail: LeadFailure) {
    super(LeadFailedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-lead-sending': LeadSendingEvent;
    'dk-lead-queued': LeadQueuedEvent;
    'dk-lead-expired': LeadExpiredEvent;
    'dk-lead-sent': LeadSentEvent;
    'dk-lead-failed': LeadFailedEvent;
  }
}
