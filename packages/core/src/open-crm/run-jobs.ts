import type { Backend, Job, JobOutcome } from '../backend.ts';
import { type Clock, instant, systemClock } from '../clock.ts';
import { createCrm } from '../crm/create-crm.ts';
import { uuidv7 } from '../ids.ts';
import type { Ports } from '../ports.ts';
import { jobLimits } from './job-limits.ts';
import type { ServerNoun } from './kit.ts';
import { allNouns, openSource } from './open-crm.ts';
import { systemReads } from './plan-context.ts';
import { retieJobs } from './retie-jobs.ts';
import { type World, house, servedNouns } from './world.ts';

/** What jobs run with. */
export interface JobOptions {
  readonly backend: Backend;
  readonly nouns: readonly ServerNoun[];
  readonly ports?: Ports;
  readonly clock?: Clock;
}

function failed(job: Job, error: unknown, clock: Clock): JobOutcome {
  const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown';
  if (job.attempts >= jobLimits.attempts) return { status: 'dead', error: message };
  const delay = Math.min(jobLimits.longestDelayMs, jobLimits.firstDelayMs * 2 ** job.attempts);
  return { status: 'retry', runAt: instant(clock, delay / 2 + (Math.random() * delay) / 2), error: message };
}

/** Runs every job whose time has come, and answers how many ended well, will be tried again, or were given up. */
export async function runJobs({
  backend,
  nouns,
  ports = {},
  clock = systemClock,
}: JobOptions): Promise<Record<JobOutcome['status'], number>> {
  const counts = { done: 0, retry: 0, dead: 0 };
  const store = backend.jobs;
  if (!store) return counts;
  const served = servedNouns(nouns);
  const known = new Map(allNouns(nouns).map((noun) => [noun.name, noun]));
  const world: World = { backend, served, nouns: known, ports, tenant: 'default', clock, ids: uuidv7(clock), secret: '' };
  await using crm = createCrm(openSource({ backend, nouns, principal: house, ports, clock }));
  const perform = async (job: Job): Promise<void> => {
    const own = Object.hasOwn(retieJobs, job.type) ? retieJobs[job.type] : undefined;
    if (own) return own(world, job);
    const handler = nouns.flatMap(({ jobs }) => (Object.hasOwn(jobs, job.type) ? [jobs[job.type]!] : []))[0];
    if (!handler) throw new Error(`No handler for the job ${job.type}`);
    return handler({ crm, system: systemReads(world), ports, clock }, job);
  };
  for (;;) {
    const jobs = await store.claim(jobLimits.batch, jobLimits.leaseMs, instant(clock));
    for (const job of jobs) {
      const outcome = await perform(job).then(
        (): JobOutcome => ({ status: 'done' }),
        (error: unknown) => failed(job, error, clock),
      );
      await store.settle(job.id, outcome);
      counts[outcome.status]++;
    }
    if (jobs.length < jobLimits.batch) return counts;
  }
}
