import type { OutboxEntry } from './outbox-row.ts';
import type { Tombstone } from './outbox-schema.ts';

/** What a form wants to have kept. */
export interface OutboxRequest {
  /** Made once, before the first attempt, and never again for the same content. */
  readonly key: string;
  readonly formKey: string;
  /** What will be sent, as text. */
  readonly body: string;
  readonly tenantHint?: string;
}

/** A request that one tab holds while it sends it. */
export interface LeasedRequest extends OutboxEntry {
  readonly body: string;
  /** Proof of the hold: an answer under an older one is not taken any more. */
  readonly lease: string;
}

/** How an attempt ended. */
export type AttemptOutcome =
  /** The server has it: the text is erased, the key remembered for a day. */
  | { readonly status: 'delivered'; readonly id?: string; readonly receivedAt?: string }
  /** To be tried again after so many milliseconds; `floor` is the part of them that the server asked for. */
  | { readonly status: 'waiting'; readonly after: number; readonly floor?: number; readonly lastStatus: number }
  /** A person must decide. */
  | { readonly status: 'parked'; readonly lastStatus: number };

/**
 * Where requests wait until a server has them. A store only: it sends nothing and shows nothing. Every method rejects with `unavailable`
 * where the browser keeps nothing; then send at once, and do not say "saved".
 */
export interface OutboxStore {
  /**
   * Keeps a request; resolves when the disk has it, so that "saved" may be said. `known` and `delivered`: this key was kept, or sent, before,
   * and nothing was written. `replaces` erases an older request in the same step. Errors: `too-large` for one request above the limit of
   * bytes, `unavailable` when the outbox is full; an unsent request is never pushed out by another.
   */
  put(request: OutboxRequest, options?: { readonly replaces?: string }): Promise<'stored' | 'known' | 'delivered'>;
  /**
   * Takes the oldest request of a form whose time has come, and holds it for this tab until `settle`, until the tab ends, or until the
   * lease is over. `early` (back online, page shown again) passes over our own waiting time, not over the server's.
   */
  lease(formKey: string, options?: { readonly early?: boolean }): Promise<LeasedRequest | undefined>;
  /** Ends an attempt. False when somebody else holds the request by now; `delivered` is always taken. */
  settle(leased: Pick<LeasedRequest, 'key' | 'formKey' | 'lease'>, outcome: AttemptOutcome): Promise<boolean>;
  /** Lets a parked or waiting request be sent at once. False when there is none. */
  retry(key: string): Promise<boolean>;
  /** The text of a kept request, for a person to look at; undefined when there is none. */
  read(key: string): Promise<string | undefined>;
  /** Erases a request unsent. False when there was none. */
  delete(key: string): Promise<boolean>;
  /** What is kept, oldest first, without the texts. */
  list(formKey?: string): Promise<readonly OutboxEntry[]>;
  /** What is known of a request that was delivered within the last day. */
  tombstone(key: string): Promise<Tombstone | undefined>;
  /** Milliseconds until a request of the form may be leased, 0 when one may now; undefined when none waits for time alone. */
  nextIn(formKey: string): Promise<number | undefined>;
  /** How many requests grew too old and were erased since this was last asked, by form; only forms with some. */
  takeExpired(): Promise<Readonly<Record<string, number>>>;
  /** Lets go of everything that this tab holds. Calling it twice does no harm. */
  close(): void;
}
