import type { Job, JobStore } from '@dealerkit/core/server';
import type { Backend } from '@dealerkit/core';
import { shift } from '@dealerkit/core';
import type { Case } from '../case.ts';
import { demand, same } from '../expect.ts';
import { at, commit, create, job, update, write } from './commits.ts';
import type { BackendSubject } from './subject.ts';

const jobsOf = ({ jobs }: Backend): JobStore => {
  demand(jobs !== undefined, 'a backend that declares jobs has them');
  return jobs;
};
const later = (ms: number): string => shift(at, ms);
const ids = (jobs: readonly Job[]): string[] => jobs.map(({ id }) => id).sort();

/** Jobs: kept with their commit, claimed by lease, settled. */
export const jobCases: readonly Case<BackendSubject>[] = [
  {
    id: 'jobs-claim',
    title: 'a job that is due is claimed whole, the earliest first, up to a limit',
    needs: ['jobs'],
    async run({ backend }) {
      await write(backend, {
        jobs: [job('3', null, later(3)), job('1', 'k', later(1)), job('2', null, later(2)), job('9', null, later(99))],
      });
      const jobs = jobsOf(backend);
      same(
        await jobs.claim(2, 1000, later(50)),
        [
          { ...job('1', 'k', later(1)), attempts: 1 },
          { ...job('2', null, later(2)), attempts: 1 },
        ],
        'claimed',
      );
      same(ids(await jobs.claim(9, 1000, later(50))), ['3'], 'claimed next');
    },
  },
  {
    id: 'jobs-once',
    title: 'of claimers at the same time, one gets each job',
    needs: ['jobs'],
    async run({ backend }) {
      await write(backend, { jobs: Array.from({ length: 40 }, (_, index) => job(String(index))) });
      const claims = await Promise.all(Array.from({ length: 8 }, () => jobsOf(backend).claim(10, 1000, at)));
      const claimed = ids(claims.flat());
      same([new Set(claimed).size, claimed.length], [40, 40], 'different jobs, and claims of them');
    },
  },
  {
    id: 'jobs-lease',
    title: 'a claimed job is held for its lease, then it can be claimed again, and counts',
    needs: ['jobs'],
    async run({ backend }) {
      await write(backend, { jobs: [job('1')] });
      const jobs = jobsOf(backend);
      await jobs.claim(1, 1000, at);
      same(await jobs.claim(1, 1000, later(999)), [], 'claimed during the lease');
      same((await jobs.claim(1, 1000, later(1000)))[0]?.attempts, 2, 'attempts after the lease');
    },
  },
  {
    id: 'jobs-settle',
    title: 'done and dead jobs never run again, a retried one when its time comes',
    needs: ['jobs'],
    async run({ backend }) {
      await write(backend, { jobs: [job('done'), job('dead'), job('retry')] });
      const jobs = jobsOf(backend);
      await jobs.claim(9, 1000, at);
      await jobs.settle('done', { status: 'done' });
      await jobs.settle('dead', { status: 'dead', error: 'no' });
      await jobs.settle('retry', { status: 'retry', runAt: later(5000), error: 'later' });
      same(ids(await jobs.claim(9, 1000, later(4999))), [], 'claimed before the time of the retry');
      same(ids(await jobs.claim(9, 1000, later(5000))), ['retry'], 'claimed at the time of the retry');
    },
  },
  {
    id: 'jobs-key',
    title: 'a key is used once, for ever: also after its job is done',
    needs: ['jobs'],
    async run({ backend }) {
      await write(backend, { jobs: [job('1', 'k'), job('x'), job('y')] });
      const jobs = jobsOf(backend);
      await write(backend, { jobs: [job('2', 'k')] });
      same(ids(await jobs.claim(9, 1000, at)), ['1', 'x', 'y'], 'claimed');
      await jobs.settle('1', { status: 'done' });
      await write(backend, { jobs: [job('3', 'k')] });
      same(ids(await jobs.claim(9, 1000, at)), [], 'claimed after the job with the same key was done');
    },
  },
  {
    id: 'jobs-atomic',
    title: 'the jobs of a refused commit are not kept',
    needs: ['jobs'],
    async run({ backend }) {
      await write(backend, { changes: [create('1')] });
      await backend.commit(commit({ changes: [update('1', 'not a version')], jobs: [job('1')] }));
      same(await jobsOf(backend).claim(9, 1000, at), [], 'claimed');
    },
  },
  {
    id: 'no-jobs',
    title: 'a backend that declares no jobs has none',
    needs: ['no jobs'],
    async run({ backend }) {
      demand(backend.jobs === undefined, 'jobs is left out');
    },
  },
];
