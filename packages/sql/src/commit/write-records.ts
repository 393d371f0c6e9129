import { sql } from 'kysely';
import type { TenantTransaction } from '../database.ts';
import { type Layout, table } from '../schema/layout.ts';
import { recordRow } from '../schema/projection.ts';
import { insertRows, recordColumns } from '../schema/row-set.ts';
import type { Move } from './prepared.ts';

async function write(db: TenantTransaction, tenant: string, layout: Layout, moves: readonly Move[]): Promise<readonly string[]> {
  const rows = moves.flatMap(({ after }) => (after ? [recordRow(layout, after)] : []));
  const columns = recordColumns(layout);
  const assignments = columns.filter(([name]) => name !== 'id').map(([name]) => sql`${sql.id(name)} = excluded.${sql.id(name)}`);
  // A record that was created since it was looked for has a version that no creation follows: it is left alone, and missing here.
  const { rows: written } = await sql<{ id: string }>`${insertRows(layout.table, tenant, columns, rows)}
    on conflict (tenant, id) do update set ${sql.join(assignments)} where r.version = excluded.version - 1 returning id`.execute(db);
  const ids = new Set(written.map(({ id }) => id));
  return moves.filter(({ step }) => !ids.has(step.id)).map(({ step }) => step.id);
}

async function retie(db: TenantTransaction, tenant: string, layout: Layout, moves: readonly Move[]): Promise<void> {
  for (const { step } of moves)
    await sql`update ${table(layout.table)} set ties = ${step.ties}::text[] where tenant = ${tenant} and id = ${step.id}`.execute(db);
}

/** Writes the records of one noun. Returns the ids of those that somebody else created meanwhile. */
export async function writeRecords(
  db: TenantTransaction,
  tenant: string,
  layout: Layout,
  moves: readonly Move[],
): Promise<readonly string[]> {
  const removed = moves.filter(({ step }) => step.record === null).map(({ step }) => step.id);
  const written = moves.filter(({ step }) => step.record);
  const retied = moves.filter(({ step, before }) => step.record === undefined && before);
  if (removed.length > 0)
    await sql`delete from ${table(layout.table)} where tenant = ${tenant} and id = any(${removed}::text[])`.execute(db);
  if (retied.length > 0) await retie(db, tenant, layout, retied);
  return written.length > 0 ? write(db, tenant, layout, written) : [];
}
