import { DealerkitEvent } from '../../base/events.ts';

/** Leads, by their ids. */
export interface LeadIds {
  readonly ids: readonly string[];
}

/** Leads are about to be deleted for good: the person has confirmed it. Prevent it to keep them. */
export class LeadsDeleteEvent extends DealerkitEvent<LeadIds> {
  static readonly type = 'dk-leads-delete';
  constructor(detail: LeadIds) {
    super(LeadsDeleteEvent.type, detail, { cancelable: true });
  }
}

/** Leads were deleted; those that were not are not among them. */
export class LeadsDeletedEvent extends DealerkitEvent<LeadIds> {
  static readonly type = 'dk-leads-deleted';
  constructor(detail: LeadIds) {
    super(LeadsDeletedEvent.type, detail);
  }
}

/** Leads were put aside. */
export class LeadsDiscardedEvent extends DealerkitEvent<LeadIds> {
  static readonly type = 'dk-leads-discarded';
  constructor(detail: LeadIds) {
    super(LeadsDiscardedEvent.type, detail);
  }
}

/** Leads were taken back. */
export class LeadsRestoredEvent extends DealerkitEvent<LeadIds> {
  static readonly type = 'dk-leads-restored';
  constructor(detail: LeadIds) {
    super(LeadsRestoredEvent.type, detail);
  }
}

/** Leads have another owner. */
export class LeadsAssignedEvent extends DealerkitEvent<LeadIds> {
  static readonly type = 'dk-leads-assigned';
  constructor(detail: LeadIds) {
    super(LeadsAssignedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-leads-delete': LeadsDeleteEvent;
    'dk-leads-deleted': LeadsDeletedEvent;
    'dk-leads-discarded': LeadsDiscardedEvent;
    'dk-leads-restored': LeadsRestoredEvent;
    'dk-leads-assigned': LeadsAssignedEvent;
  }
}
