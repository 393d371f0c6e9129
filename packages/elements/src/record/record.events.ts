import { DealerkitEvent } from '../base/events.ts';

/** A record was created or changed, and saved. `fields` are those that were sent. */
export class RecordSavedEvent extends DealerkitEvent<{ noun: string; id: string; fields: readonly string[] }> {
  static readonly type = 'dk-record-saved';
  constructor(detail: { noun: string; id: string; fields: readonly string[] }) {
    super(RecordSavedEvent.type, detail);
  }
}

/** A record is about to be deleted: the person has confirmed it. Prevent it to keep the record. */
export class RecordDeleteEvent extends DealerkitEvent<{ noun: string; id: string }> {
  static readonly type = 'dk-record-delete';
  constructor(detail: { noun: string; id: string }) {
    super(RecordDeleteEvent.type, detail, { cancelable: true });
  }
}

/** A record was deleted. */
export class RecordDeletedEvent extends DealerkitEvent<{ noun: string; id: string }> {
  static readonly type = 'dk-record-deleted';
  constructor(detail: { noun: string; id: string }) {
    super(RecordDeletedEvent.type, detail);
  }
}

/** Somebody left the form of a new record. */
export class RecordCancelEvent extends DealerkitEvent<{ noun: string }> {
  static readonly type = 'dk-record-cancel';
  constructor(detail: { noun: string }) {
    super(RecordCancelEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-record-saved': RecordSavedEvent;
    'dk-record-delete': RecordDeleteEvent;
    'dk-record-deleted': RecordDeletedEvent;
    'dk-record-cancel': RecordCancelEvent;
  }
}
