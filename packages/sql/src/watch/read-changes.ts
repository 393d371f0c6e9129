import type { ChangeSide, RecordChange } from '@dealerkit/core/server';
import { sql } from 'kysely';
import type { SqlPool } from '../database.ts';
import { table } from '../schema/layout.ts';
import { asTenant } from '../tenant-session.ts';
import { type Place, writeCursor } from './watch-cursor.ts';

/** How many changes a watcher is told at once; one who missed more is told to start again. */
export const mostChanges = 10_000;

interface Row {
  readonly horizon: string;
  readonly end: string;
  readonly now: number;
  readonly xid: string | null;
  readonly noun: string;
  readonly record: string;
  readonly version: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
}

/** What one look at the change table found. */
export interface Found {
  readonly changes: readonly RecordChange[];
  readonly place: Place;
  /** The place that was asked about is none of this database's, or more happened since than can be told. */
  readonly lost: boolean;
}

async function select(pool: SqlPool, tenant: string, place: Place | undefined): Promise<readonly Row[]> {
  const told = [...(place?.told ?? [])];
  // One statement, hence one snapshot: its xmin is below every transaction that it cannot see yet.
  const query = sql<Row>`
    with s as materialized (select pg_current_snapshot() as snapshot)
    select pg_snapshot_xmin(s.snapshot)::text as horizon, pg_snapshot_xmax(s.snapshot)::text as "end",
      floor(extract(epoch from clock_timestamp()) * 1000)::double precision as now,
      c.xid::text as xid, c.noun, c.record, c.version, c.before, c.after
    from s left join lateral (
      select * from ${table('change')} c where c.tenant = ${tenant}
        and c.xid >= ${place ? sql`${String(place.horizon)}::bigint` : sql`pg_snapshot_xmin(s.snapshot)::text::bigint`}
        and c.xid <> all(${told}::bigint[])
      limit ${mostChanges + 1}) c on true
    order by c.at, c.xid, c.ord`;
  return asTenant(pool, tenant, async (db) => (await query.execute(db)).rows);
}

/** Looks what happened since a place; without one it only finds out where "now" is. */
export async function readChanges(pool: SqlPool, tenant: string, place: Place | undefined): Promise<Found> {
  const rows = await select(pool, tenant, place);
  const { horizon, end, now } = rows[0]!;
  const changed = rows.filter((row): row is Row & { xid: string } => row.xid !== null);
  const told = [...(place?.told ?? []), ...changed.map(({ xid }) => xid)].filter((xid) => BigInt(xid) >= BigInt(horizon));
  const next: Place = { horizon: BigInt(horizon), told: new Set(told), at: now };
  if (!place) return { changes: [], place: next, lost: false };
  const lost = place.horizon > BigInt(end) || changed.length > mostChanges;
  // Whoever stops in the middle of these comes back to where they began, so that none is lost; still no two cursors are the same.
  const [here, there] = [writeCursor(place), writeCursor(next)];
  const changes = changed.map(({ noun, record, version, before, after }, index): RecordChange => ({
    cursor: index === changed.length - 1 ? there : `${here}.${String(index)}`,
    noun,
    id: record,
    version,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  }));
  return { changes, place: next, lost };
}
