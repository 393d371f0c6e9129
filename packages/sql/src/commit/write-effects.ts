import { systemClock, uuidv7 } from '@dealerkit/core';
import { changeSide } from '@dealerkit/core/memory';
import type { Move } from './prepared.ts';
import type { NewJob, Receipt } from '@dealerkit/core/server';
import { sql } from 'kysely';
import type { TenantTransaction } from '../database.ts';
import { insertRows, setColumns } from '../schema/row-set.ts';

const ids = uuidv7(systemClock);

/** Writes down the answer that a key was given; false when it was given one before, by whomever. */
export async function writeReceipt(db: TenantTransaction, tenant: string, receipt: Receipt): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('receipt')
    .values({ tenant, ...receipt, result: JSON.stringify(receipt.result) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Adds jobs; one whose key is known already is passed over. Their keys are taken in one order, so that two commits never wait for each other. */
export async function writeJobs(db: TenantTransaction, tenant: string, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ runAt, ...job }) => ({ ...job, run_at: runAt })).sort((a, b) => ((a.key ?? a.id) < (b.key ?? b.id) ? -1 : 1));
  await sql`${insertRows('job', tenant, setColumns.job, rows)} on conflict do nothing`.execute(db);
}

/** Writes what watchers are told, last of all: by then every lock is held, so that its time is later than that of what it was made from. */
export async function writeChanges(db: TenantTransaction, tenant: string, moves: readonly Move[]): Promise<void> {
  const rows = moves
    .filter(({ before, after }) => before ?? after)
    .map(({ step: { layout, id }, before, after }, ord) => ({
      id: ids.next(),
      ord,
      noun: layout.noun.name,
      record: id,
      version: (after ?? before)?.version,
      before: changeSide(layout.noun, before),
      after: changeSide(layout.noun, after),
    }));
  if (rows.length > 0) await insertRows('change', tenant, setColumns.change, rows).execute(db);
}
