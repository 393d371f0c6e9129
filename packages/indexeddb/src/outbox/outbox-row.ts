/** How far a request came. What was delivered or is too old is no row any more. */
export type OutboxState = 'queued' | 'sending' | 'waiting' | 'parked';

/** Everything that may be known of a kept request without its key to the text. */
export interface OutboxEntry {
  readonly key: string;
  readonly formKey: string;
  /** Who keeps it, as the host names it; a hint, never trusted. */
  readonly tenantHint: string | null;
  /** Milliseconds since 1970 on this device's clock, which may be wrong. */
  readonly createdAt: number;
  readonly attempts: number;
  readonly nextAt: number;
  readonly state: OutboxState;
  /** HTTP status of the last answer; null before the first, 0 when there was none. */
  readonly lastStatus: number | null;
  /** Bytes of the encrypted text. */
  readonly size: number;
}

/** A request as it lies in the database: nothing that the visitor wrote can be read in it. */
export interface OutboxRow extends OutboxEntry {
  readonly ciphertext: ArrayBuffer;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** Milliseconds that were to pass until `nextAt`: more than that left means that the clock was set back. */
  readonly wait: number;
  /** The part of `wait` that the server asked for: even an early attempt comes after it. */
  readonly floor: number;
  readonly lease: string | null;
  readonly leaseUntil: number;
  readonly v: number;
}

/** Version of a row. */
export const rowVersion = 1;

/** Steps from one version of a row to the next, by the version that they start from. */
export type RowUpgrades = Readonly<Record<number, (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>>;

const upgrades: RowUpgrades = {};

/**
 * A row in this version's form; undefined when it was written by a newer page, whose row is not ours to touch, or when no step leads here.
 */
export function currentRow(
  stored: Pick<OutboxRow, 'v'>,
  steps: RowUpgrades = upgrades,
  version: number = rowVersion,
): OutboxRow | undefined {
  let row = stored as unknown as Readonly<Record<string, unknown>>;
  for (let v = stored.v; v !== version; v++) {
    const step = v < version ? steps[v] : undefined;
    if (!step) return undefined;
    row = { ...step(row), v: v + 1 };
  }
  return row as unknown as OutboxRow;
}

/** Tells whether a time has come, also when the clock was set back meanwhile (`wait` is how far ahead the time was meant to be). */
export function hasCome(at: number, wait: number, now: number): boolean {
  return at <= now || at - now > wait;
}

/** Milliseconds until a row may be sent, 0 when it may now; undefined while a person must decide. `early` waits for the floor only. */
export function dueIn(row: OutboxRow, lease: number, now: number, early = false): number | undefined {
  if (row.state === 'parked') return undefined;
  const sending = row.state === 'sending';
  const wait = sending ? lease : early ? row.floor : row.wait;
  const at = sending ? row.leaseUntil : row.nextAt - row.wait + wait;
  return hasCome(at, wait, now) ? 0 : at - now;
}

/** What may be told of a row. */
export function entryOf({ key, formKey, tenantHint, createdAt, attempts, nextAt, state, lastStatus, size }: OutboxRow): OutboxEntry {
  return { key, formKey, tenantHint, createdAt, attempts, nextAt, state, lastStatus, size };
}
