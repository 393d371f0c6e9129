import type { LeasedRequest } from './outbox.ts';
import type { OutboxLimits } from './outbox-limits.ts';
import { type OutboxRow, currentRow, dueIn, entryOf } from './outbox-row.ts';
import type { OutboxDatabase } from './outbox-schema.ts';
import type { Seal } from './seal.ts';
import { isTooOld } from './sweep.ts';
import { type Release, takeLock } from './tab-locks.ts';

/** What leasing stands on. */
export interface LeasingOptions {
  readonly name: string;
  readonly database: OutboxDatabase;
  readonly seal: Seal;
  readonly limits: OutboxLimits;
  readonly now: () => number;
  readonly newLease: () => string;
}

/** Holds requests for this tab. */
export interface Leasing {
  lease(rows: readonly OutboxRow[], early: boolean): Promise<LeasedRequest | undefined>;
  release(lease: string): void;
  close(): void;
}

/**
 * A hold is a row's lease, with an expiry, and beside it one of the browser's locks where there are any: a lock ends with its tab, so a
 * request whose tab died is free at once and not only when its lease is over.
 */
export function leasing({ name, database, seal, limits, now, newLease }: LeasingOptions): Leasing {
  const held = new Map<string, Release>();

  const mark = (row: OutboxRow, lease: string): Promise<OutboxRow | undefined> =>
    database.write(['lead'], async (tx) => {
      const stored = await tx.objectStore('lead').get(row.key);
      const fresh = stored && currentRow(stored);
      if (fresh?.lease !== row.lease || fresh.state !== row.state) return undefined;
      const leased: OutboxRow = { ...fresh, state: 'sending', attempts: fresh.attempts + 1, lease, leaseUntil: now() + limits.lease };
      await tx.objectStore('lead').put(leased);
      return leased;
    });

  // Nobody will ever read it again: out of the way of those behind it, until a person or its age erases it.
  const park = (row: OutboxRow): Promise<unknown> =>
    database.write(['lead'], (tx) => tx.objectStore('lead').put({ ...row, state: 'parked', lease: null }));

  const take = async (row: OutboxRow, early: boolean): Promise<LeasedRequest | undefined> => {
    const at = now();
    const due = dueIn(row, limits.lease, at, early) === 0;
    if (row.state === 'parked' || isTooOld(row, limits, at) || (row.state !== 'sending' && !due)) return undefined;
    const taken = await takeLock(`dealerkit-outbox:${name}:${row.key}`);
    const release = taken.lock === 'held' ? taken.release : () => undefined;
    const free = row.state === 'sending' ? due || taken.lock === 'held' : taken.lock !== 'taken';
    const lease = newLease();
    try {
      const leased = free ? await mark(row, lease) : undefined;
      const body = leased && (await seal.open(leased, leased));
      if (leased && body !== undefined) {
        held.set(lease, release);
        return { ...entryOf(leased), body, lease };
      }
      if (leased) await park(leased);
    } catch (error) {
      release();
      throw error;
    }
    release();
    return undefined;
  };

  return {
    async lease(rows, early) {
      for (const row of rows) {
        const leased = await take(row, early);
        if (leased) return leased;
      }
      return undefined;
    },
    release(lease) {
      held.get(lease)?.();
      held.delete(lease);
    },
    close() {
      for (const release of held.values()) release();
      held.clear();
    },
  };
}
