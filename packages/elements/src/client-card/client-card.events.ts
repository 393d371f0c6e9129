import { DealerkitEvent } from '../base/events.ts';

/** A client was changed in the card and saved. */
export class ClientSavedEvent extends DealerkitEvent<{ id: string; fields: readonly string[] }> {
  static readonly type = 'dk-client-saved';
  constructor(detail: { id: string; fields: readonly string[] }) {
    super(ClientSavedEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-client-saved': ClientSavedEvent;
  }
}
