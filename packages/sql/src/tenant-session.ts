import { sql } from 'kysely';
import { type SqlPool, type TenantTransaction, databaseOf } from './database.ts';
import { storeError } from './store-error.ts';

/** The role without rights over row-level security that a superuser's connection steps down to. */
export const appRole = 'dealerkit_app';

const powerful = new WeakMap<SqlPool, boolean>();

// Superusers pass row-level security by; PGlite's only user is one.
async function stepsDown(pool: SqlPool): Promise<boolean> {
  const known = powerful.get(pool);
  if (known !== undefined) return known;
  const { rows } = await sql<{
    above: boolean;
  }>`select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`.execute(databaseOf(pool));
  const above = rows[0]?.above ?? false;
  powerful.set(pool, above);
  return above;
}

/** Runs work in one transaction that sees the rows of one tenant only. What it throws is a `DealerkitError`. */
export async function asTenant<T>(pool: SqlPool, tenant: string, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
  try {
    return await inTenant(pool, tenant, work);
  } catch (error) {
    throw storeError(error);
  }
}

/** The same, with the driver's own errors, for callers that try again. */
export async function inTenant<T>(pool: SqlPool, tenant: string, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
  const role = (await stepsDown(pool)) ? sql`, set_config('role', ${appRole}, true)` : sql``;
  return databaseOf(pool)
    .transaction()
    .execute(async (transaction) => {
      // Compiling a statement takes far longer than any of ours.
      await sql`select set_config('app.tenant', ${tenant}, true), set_config('jit', 'off', true)${role}`.execute(transaction);
      return work(transaction);
    });
}
