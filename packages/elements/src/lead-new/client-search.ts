import { type Client, type Crm, type Lead, type Seen, asDealerkitError } from '@dealerkit/core';
import { clientNoun, leadNoun } from '../context/contracts.ts';
import { tradeInNoun } from '../context/lead-work-contracts.ts';

/** Somebody who was found, with his open leads as far as the asker may see them. */
export interface Found {
  readonly client: Seen<Client>;
  readonly leads: readonly Seen<Lead>[];
  /** The plate of his car by which he was found. */
  readonly plate?: string | null | undefined;
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

const mostFound = 6;

/** Plates of trade-ins that begin so, by client: asked only where the text has a digit and a letter, as plates do. */
async function platesLike(crm: Crm, text: string, signal: AbortSignal): Promise<ReadonlyMap<string, string | null>> {
  if (!/\d/.test(text) || !/[a-z]/i.test(text) || text.includes('@') || !crm.can('tradeIn.view')) return new Map();
  const { items } = await crm.list(tradeInNoun, { search: text, limit: mostFound }, { signal });
  return new Map(items.map(({ clientId, plate }) => [clientId, plate]));
}

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
      const [{ items: named }, plates] = await Promise.all([
        crm.list(clientNoun, { search: text, limit: mostFound }, { signal }),
        platesLike(crm, text, signal),
      ]);
      const others = [...plates.keys()].filter((id) => !named.some((client) => client.id === id));
      const where = { in: ['id', others] } as const;
      const driving = others.length > 0 ? (await crm.list(clientNoun, { where }, { signal })).items : [];
      const items = [...named, ...driving].slice(0, mostFound);
      const leads = await this.#openLeads(crm, items, signal);
      if (signal.aborted) return;
      this.#put({
        status: 'done',
        text,
        found: items.map((client) => ({
          client,
          leads: leads.filter(({ clientId }) => clientId === client.id),
          plate: plates.get(client.id),
        })),
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
