/** Name of the database in which requests wait, the same for every form of a site. */
export const outboxName = 'dealerkit-outbox';

/** What may be known of a kept request without its text. */
export interface Kept {
  readonly key: string;
  /** Address that it is sent to. */
  readonly formKey: string;
  readonly state: 'queued' | 'sending' | 'waiting' | 'parked';
  /** Status of the last answer; null before the first, 0 when there was none. */
  readonly lastStatus: number | null;
}

/** A kept request that this tab holds while it sends it. */
export interface Leased extends Kept {
  readonly attempts: number;
  readonly body: string;
  readonly lease: string;
}

/** How an attempt ended, for the store; times are milliseconds. */
export type Ended =
  | { readonly status: 'delivered'; readonly receivedAt: string }
  | { readonly status: 'waiting'; readonly after: number; readonly floor: number; readonly lastStatus: number }
  | { readonly status: 'parked'; readonly lastStatus: number };

/** The part of an outbox's store that the contact form uses. Every method may reject, where the browser keeps nothing. */
export interface OutboxPort {
  put(request: { key: string; formKey: string; body: string }, options: { replaces?: string }): Promise<'stored' | 'known' | 'delivered'>;
  lease(formKey: string, options: { early: boolean }): Promise<Leased | undefined>;
  settle(leased: Leased, outcome: Ended): Promise<boolean>;
  retry(key: string): Promise<boolean>;
  read(key: string): Promise<string | undefined>;
  delete(key: string): Promise<boolean>;
  list(formKey?: string): Promise<readonly Kept[]>;
  tombstone(key: string): Promise<{ readonly receivedAt: string | null } | undefined>;
  nextIn(formKey: string): Promise<number | undefined>;
  takeExpired(): Promise<Readonly<Record<string, number>>>;
}

/** Tells whether anything was ever kept on this device, without loading what keeps it; true where the browser does not say. */
export async function mayHaveKept(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === outboxName);
  } catch {
    return true;
  }
}
