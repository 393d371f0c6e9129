import { shift } from '@dealerkit/core';
import type { JobOutcome, JobStore } from '@dealerkit/core/server';
import { type BackendStore, type JobRow, jobOf } from './schema.ts';

const settled = (outcome: JobOutcome): Partial<JobRow> => {
  if (outcome.status === 'done') return { status: 'done', error: null };
  if (outcome.status === 'dead') return { status: 'dead', error: outcome.error };
  return { runAt: outcome.runAt, error: outcome.error };
};

/** The job half of the backend: one tab's claim is a transaction, so no other tab takes the same job. */
export function indexedDbJobs(store: BackendStore): JobStore {
  return {
    claim: (limit, leaseMs, now) =>
      store.write(['job'], async (tx) => {
        const jobs = tx.objectStore('job');
        const claimed: JobRow[] = [];
        const due = IDBKeyRange.bound(['waiting', ''], ['waiting', now]);
        let cursor = await jobs.index('due').openCursor(due);
        while (cursor && claimed.length < limit) {
          const job = cursor.value;
          if (job.leaseUntil === null || job.leaseUntil <= now) claimed.push(job);
          cursor = await cursor.continue();
        }
        for (const job of claimed) await jobs.put({ ...job, attempts: job.attempts + 1, leaseUntil: shift(now, leaseMs) });
        return claimed.map((job) => jobOf({ ...job, attempts: job.attempts + 1 }));
      }),
    settle: (id, outcome) =>
      store.write(['job'], async (tx) => {
        const job = await tx.objectStore('job').get(id);
        if (job) await tx.objectStore('job').put({ ...job, leaseUntil: null, ...settled(outcome) });
      }),
  };
}
