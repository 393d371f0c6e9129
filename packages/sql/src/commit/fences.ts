import type { Expectation } from '@dealerkit/core/server';
import { sql } from 'kysely';
import type { TenantTransaction } from '../database.ts';
import { filterSql } from '../query/filter-sql.ts';
import { type Layout, table } from '../schema/layout.ts';

/**
 * Holds the fences of the nouns that a commit touches until it ends. An expectation ("this set is exactly this") is broken by records
 * that do not exist yet, which no row lock covers. So every commit that writes a noun shares that noun's fence, and one that expects
 * something of it holds it alone. Rows rather than advisory locks: those mean nothing on engines that shard by tenant.
 * All fences are taken in one order and in one strength, so that two commits never wait for each other.
 */
export async function holdFences(db: TenantTransaction, tenant: string, nouns: readonly string[], alone: boolean): Promise<void> {
  const names = [...new Set(nouns)].sort();
  if (names.length === 0) return;
  const lock = sql`select noun from ${table('fence')} where tenant = ${tenant} and noun = any(${names}::text[]) order by noun
    ${alone ? sql`for update` : sql`for key share`}`;
  const { rows } = await lock.execute(db);
  if (rows.length === names.length) return;
  await db
    .insertInto('fence')
    .values(names.map((noun) => ({ tenant, noun })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await lock.execute(db);
}

/** The index of the first expectation that no longer holds, or -1. The fences must be held. */
export async function brokenExpectation(
  db: TenantTransaction,
  tenant: string,
  expects: readonly Expectation[],
  layoutNamed: (noun: string) => Layout,
): Promise<number> {
  for (const [index, { noun, where, ids }] of expects.entries()) {
    const layout = layoutNamed(noun);
    const { rows } = await sql<{ id: string }>`select r.id from ${table(layout.table)} r
      where r.tenant = ${tenant} and ${filterSql(layout, tenant, where)} limit ${ids.length + 1}`.execute(db);
    if (rows.length !== ids.length || !rows.every(({ id }) => ids.includes(id))) return index;
  }
  return -1;
}
