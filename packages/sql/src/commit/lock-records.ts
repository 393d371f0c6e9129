import type { AnyRecord } from '@dealerkit/core';
import { type Stored, refKey } from '@dealerkit/core/server';
import { sql } from 'kysely';
import type { TenantTransaction } from '../database.ts';
import { table } from '../schema/layout.ts';
import { type Step, idsByLayout } from './prepared.ts';

/** Reads and locks the records of a commit, noun after noun and id after id, so that two commits never wait for each other. */
export async function lockRecords(db: TenantTransaction, tenant: string, steps: readonly Step[]): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>();
  for (const [layout, ids] of idsByLayout(steps)) {
    const { rows } = await sql<{ id: string; version: string; record: AnyRecord; ties: string[] }>`select id, version::text as version,
      data as record, ties from ${table(layout.table)} where tenant = ${tenant} and id = any(${ids}::text[]) order by id for update`.execute(
      db,
    );
    for (const { id, ...stored } of rows) found.set(refKey(layout.noun.name, id), stored);
  }
  return found;
}
