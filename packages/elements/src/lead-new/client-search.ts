import { type Client, type Crm, type Lead, type Seen, asDealerkitError } from '@dealerkit/core';
import { clientNoun, leadNoun } from '../context/contracts.ts';

/** Somebody who was found, with his open leads as far as the asker may see them. */
export interface Found {
  readonly client: Seen<Client>;
  readonly leads: readonly Seen<Lead>[];
}

/** What is known of a search. */
export interface SearchState {
  readonly status: 'idle' | 'searching' | 'done' | 'failed';
  readonly text: string;
  readonly found: readonly Found[];
}

const idle: SearchState = { status: 'idle', text: '', found: [] };

/** Milliseconds of quiet before a search leaves. */
export const quietMs = 200;

/** Finds clients as somebody types; the last question wins, and an answer is shown until the next one is there. */
export class ClientSearch {
  state: SearchState = idle;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  readonly #changed: (state: SearchState) => void;

  constructor(changed: (state: SearchState) => void) {
    this.#changed = changed;
  }

  /** Searches once typing pauses; fewer than two characters find nobody. */
  want(crm: Crm | undefined, text: string): void {
    const wanted = text.trim();
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (!crm || wanted.length < 2) {
      this.#put(idle);
      return;
    }
    this.#put({ ...this.state, status: 'searching' });
    this.#timer = setTimeout(() => void this.#search(crm, wanted), quietMs);
  }

  /** Stops and forgets. */
  clear(): void {
    this.want(undefined, '');
  }

  async #search(crm: Crm, text: string): Promise<void> {
    const { signal } = (this.#asking = new AbortController());
    try {
      const { items } = await crm.list(clientNoun, { search: text, limit: 6 }, { signal });
      const leads = await this.#openLeads(crm, items, signal);
      if (signal.aborted) return;
      this.#put({
        status: 'done',
        text,
        found: items.map((client) => ({ client, leads: leads.filter(({ clientId }) => clientId === client.id) })),
      });
    } catch (error) {
      if (!signal.aborted) this.#put({ status: 'failed', text: asDealerkitError(error).code, found: [] });
    }
  }

  async #openLeads(crm: Crm, clients: readonly Seen<Client>[], signal: AbortSignal): Promise<readonly Seen<Lead>[]> {
    if (clients.length === 0 || !crm.can('lead.view')) return [];
    const where = { and: [{ in: ['clientId', clients.map(({ id }) => id)] }, { eq: ['status', 'open'] }] } as const;
    return (await crm.list(leadNoun, { where, limit: 30 }, { signal })).items;
  }

  #put(state: SearchState): void {
    this.state = state;
    this.#changed(state);
  }
}
