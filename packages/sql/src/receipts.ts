import type { JsonObject } from '@dealerkit/core';
import type { Receipt } from '@dealerkit/core/server';
import type { SqlPool } from './database.ts';
import { asTenant } from './tenant-session.ts';

/** The answer that a key was given, if it was given one. */
export async function findReceipt(pool: SqlPool, tenant: string, scope: string, key: string): Promise<Receipt | undefined> {
  return asTenant(pool, tenant, async (db) => {
    const row = await db
      .selectFrom('receipt')
      .select(['fingerprint', 'result', 'at', 'until'])
      .where('tenant', '=', tenant)
      .where('scope', '=', scope)
      .where('key', '=', key)
      .executeTakeFirst();
    // The driver has parsed the JSON column.
    return row && { scope, key, ...row, result: row.result as unknown as JsonObject };
  });
}
