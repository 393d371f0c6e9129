import { type Clock, instant, systemClock } from '@dealerkit/core';
import { sql } from 'kysely';
import type { SqlPool } from './database.ts';
import { table } from './schema/layout.ts';
import { asTenant } from './tenant-session.ts';

/** How long changes are kept for watchers that come back, in milliseconds. */
export const changesKept = 24 * 3_600_000;

// What a transaction wrote that stayed open for long is still found by a watcher whose cursor is nearly too old.
const grace = 3_600_000;

/** Removes what nobody can ask for any more: old changes, expired receipts, finished jobs without a key. A watch does it by itself. */
export async function sweep(pool: SqlPool, tenant: string, { clock = systemClock, kept = changesKept }: SweepOptions = {}): Promise<void> {
  await asTenant(pool, tenant, async (db) => {
    await sql`delete from ${table('change')} where tenant = ${tenant} and at < ${instant(clock, -kept - grace)}::timestamptz`.execute(db);
    await sql`delete from ${table('receipt')} where tenant = ${tenant} and until < ${instant(clock)}`.execute(db);
    await sql`delete from ${table('job')} where tenant = ${tenant} and status = 'done' and key is null`.execute(db);
  });
}

/** Options of `sweep`. */
export interface SweepOptions {
  readonly clock?: Clock;
  /** Milliseconds for which changes are kept; 24 hours when left out. */
  readonly kept?: number;
}
