import { type JsonObject, compareText, shift } from '@dealerkit/core';
import type { Job, JobOutcome, JobStore } from '@dealerkit/core/server';
import { sql } from 'kysely';
import type { SharedTables, SqlPool } from './database.ts';
import { table } from './schema/layout.ts';
import { asTenant } from './tenant-session.ts';

type Settled = Partial<Pick<SharedTables['job'], 'status' | 'run_at' | 'error'>>;

const settled = (outcome: JobOutcome): Settled => {
  if (outcome.status === 'done') return { status: 'done', error: null };
  if (outcome.status === 'dead') return { status: 'dead', error: outcome.error };
  return { run_at: outcome.runAt, error: outcome.error };
};

/** The job half of the backend. Claimers pass over rows that another one is taking, so that two never share a job. */
export function sqlJobs(pool: SqlPool, tenant: string): JobStore {
  return {
    claim: (limit, leaseMs, now) =>
      asTenant(pool, tenant, async (db) => {
        const { rows } = await sql<Job & { readonly params: JsonObject }>`
          with due as materialized (
            select id from ${table('job')} where tenant = ${tenant} and status = 'waiting' and run_at <= ${now}
              and (lease_until is null or lease_until <= ${now})
            order by run_at, id limit ${limit} for update skip locked)
          update ${table('job')} j set attempts = attempts + 1, lease_until = ${shift(now, leaseMs)}
          from due where j.tenant = ${tenant} and j.id = due.id
          returning j.id, j.type, j.key, j.params, j.run_at as "runAt", j.attempts`.execute(db);
        return rows.sort((a, b) => compareText(a.runAt, b.runAt) || compareText(a.id, b.id));
      }),
    settle: (id, outcome) =>
      asTenant(pool, tenant, async (db) => {
        const row = { lease_until: null, ...settled(outcome) };
        await db.updateTable('job').set(row).where('tenant', '=', tenant).where('id', '=', id).execute();
      }),
  };
}
