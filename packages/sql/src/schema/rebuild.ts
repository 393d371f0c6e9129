import type { AnyRecord } from '@dealerkit/core';
import type { Stored } from '@dealerkit/core/server';
import { sql } from 'kysely';
import type { TenantTransaction } from '../database.ts';
import { type Layout, table } from './layout.ts';
import { type Row, elementRows, recordRow, tieRows, tokenRows } from './projection.ts';
import { insertRows, recordColumns, rowSet, setColumns } from './row-set.ts';

const batch = 1000;

interface KeptRow extends Stored {
  readonly tenant: string;
  readonly record: AnyRecord;
}

async function insert(db: TenantTransaction, name: keyof typeof setColumns, tenant: string, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await insertRows(name, tenant, setColumns[name], rows).execute(db);
}

async function rewrite(db: TenantTransaction, layout: Layout, tenant: string, kept: readonly KeptRow[]): Promise<void> {
  const columns = recordColumns(layout).filter(([name]) => !['id', 'version', 'data', 'ties'].includes(name));
  const rows = kept.map((stored) => recordRow(layout, stored));
  const assignments = columns.map(([name]) => sql`${sql.id(name)} = x.${sql.id(name)}`);
  await sql`update ${table(layout.table)} r set ${sql.join(assignments)} from ${rowSet(recordColumns(layout), rows)}
    where r.tenant = ${tenant} and r.id = x.id`.execute(db);
  await insert(
    db,
    'tie',
    tenant,
    kept.flatMap((stored) => tieRows(layout, stored)),
  );
  await insert(
    db,
    'token',
    tenant,
    kept.flatMap((stored) => tokenRows(layout, stored)),
  );
  await insert(
    db,
    'element',
    tenant,
    kept.flatMap((stored) => elementRows(layout, stored)),
  );
}

/**
 * Writes everything anew that is derived from a noun's records: after its fields, sorts, searches or indexes changed.
 * It runs over all tenants, so the lock to one tenant must be off in its transaction.
 */
export async function rebuild(db: TenantTransaction, layout: Layout): Promise<void> {
  for (const name of ['tie', 'token', 'element'] as const)
    await sql`delete from ${table(name)} where noun = ${layout.noun.name}`.execute(db);
  let [tenant, id] = ['', ''];
  for (;;) {
    const { rows } = await sql<KeptRow>`select tenant, data as record, version::text as version, ties from ${table(layout.table)}
      where (tenant, id) > (${tenant}, ${id}) order by tenant, id limit ${batch}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    [tenant, id] = [last.tenant, last.record.id];
    for (const [owner, kept] of Map.groupBy(rows, (row) => row.tenant)) await rewrite(db, layout, owner, kept);
  }
}
