import type { Job, JobOutcome, JobStore } from '../backend.ts';
import { shift } from '../clock.ts';
import { compareText } from '../text.ts';
import type { State, StoredJob } from './apply-commit.ts';

/** The job half of the memory backend: claims by lease, over the jobs of a state that may be replaced at every commit. */
export function memoryJobs(state: () => State): JobStore {
  const due = (job: StoredJob, now: string): boolean =>
    job.status === 'waiting' && compareText(job.runAt, now) <= 0 && (job.leaseUntil === null || compareText(job.leaseUntil, now) <= 0);
  const settled: { readonly [S in JobOutcome['status']]: (job: StoredJob, outcome: Extract<JobOutcome, { status: S }>) => StoredJob } = {
    done: (job) => ({ ...job, status: 'done', leaseUntil: null, error: null }),
    retry: (job, { runAt, error }) => ({ ...job, runAt, error, leaseUntil: null }),
    dead: (job, { error }) => ({ ...job, status: 'dead', error, leaseUntil: null }),
  };
  return {
    claim(limit, leaseMs, now) {
      const { jobs } = state();
      const waiting = [...jobs.values()].filter((job) => due(job, now)).sort((a, b) => compareText(a.runAt, b.runAt));
      const claimed = waiting.slice(0, limit).map((job) => ({ ...job, attempts: job.attempts + 1, leaseUntil: shift(now, leaseMs) }));
      for (const job of claimed) jobs.set(job.id, job);
      return Promise.resolve(
        claimed.map(({ id, type, key, params, runAt, attempts }): Job => ({ id, type, key, params, runAt, attempts })),
      );
    },
    settle(id, outcome) {
      const job = state().jobs.get(id);
      if (job) state().jobs.set(id, settled[outcome.status](job, outcome as never));
      return Promise.resolve();
    },
  };
}
