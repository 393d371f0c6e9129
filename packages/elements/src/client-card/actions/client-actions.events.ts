import { DealerkitEvent } from '../../base/events.ts';

/** A client is about to be deleted for good: the person has confirmed it. Prevent it to keep the client. */
export class ClientDeleteEvent extends DealerkitEvent<{ id: string }> {
  static readonly type = 'dk-client-delete';
  constructor(detail: { id: string }) {
    super(ClientDeleteEvent.type, detail, { cancelable: true });
  }
}

/** A client was deleted. */
export class ClientDeletedEvent extends DealerkitEvent<{ id: string }> {
  static readonly type = 'dk-client-deleted';
  constructor(detail: { id: string }) {
    super(ClientDeletedEvent.type, detail);
  }
}

/** A client was put away; `until` is the instant at which he goes for good. */
export class ClientArchivedEvent extends DealerkitEvent<{ id: string; until: string }> {
  static readonly type = 'dk-client-archived';
  constructor(detail: { id: string; until: string }) {
    super(ClientArchivedEvent.type, detail);
  }
}

/** A client was taken back from the archive. */
export class ClientRestoredEvent extends DealerkitEvent<{ id: string }> {
  static readonly type = 'dk-client-restored';
  constructor(detail: { id: string }) {
    super(ClientRestoredEvent.type, detail);
  }
}

/** A client has another main owner. */
export class ClientAssignedEvent extends DealerkitEvent<{ id: string; ownerId: string }> {
  static readonly type = 'dk-client-assigned';
  constructor(detail: { id: string; ownerId: string }) {
    super(ClientAssignedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-client-delete': ClientDeleteEvent;
    'dk-client-deleted': ClientDeletedEvent;
    'dk-client-archived': ClientArchivedEvent;
    'dk-client-restored': ClientRestoredEvent;
    'dk-client-assigned': ClientAssignedEvent;
  }
}
