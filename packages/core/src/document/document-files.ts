import type { Backend } from '../backend.ts';
import { type Clock, instant, systemClock } from '../clock.ts';
import type { Held, JobHandler, PlanContext, PlannedJob } from '../open-crm/kit.ts';
import type { FileStore } from '../ports.ts';
import { DealerkitError } from '../errors.ts';
import { type Document, documentNoun } from './document.noun.ts';

/** The job that removes files whose documents are gone. */
export const fileRemovalType = 'document.files.remove';

/** Hours that a staged file waits to be referred to; an hour later, what no document names is swept. */
export const stagedHours = 23;

const hour = 3_600_000;
const filesPerJob = 100;

/** Removes, after the commit, the files of those of the records that are documents. */
export function fileRemovals(ctx: PlanContext, removed: readonly Held[]): PlannedJob[] {
  const files = removed.filter(({ noun }) => noun === documentNoun.name).map(({ record }) => (record as unknown as Document).fileId);
  return Array.from({ length: Math.ceil(files.length / filesPerJob) }, (_each, index) => ({
    type: fileRemovalType,
    params: { tenant: ctx.tenant, files: files.slice(index * filesPerJob, (index + 1) * filesPerJob) },
  }));
}

/** Removes files; those that are gone already are done. */
export const fileRemoval: JobHandler = async ({ ports }, { params }) => {
  if (!ports.files) throw new DealerkitError('unsupported', 'No store of files', { capability: 'files' });
  for (const id of params['files'] as readonly string[]) await ports.files.remove(params['tenant'] as string, id);
};

/** Whose staged files are swept. */
export interface SweepOptions {
  readonly backend: Backend;
  readonly files: FileStore;
  readonly tenant: string;
  readonly clock?: Clock;
}

/** Keeps the files of a day ago that a document names, removes those that none does, and answers how many it removed. */
export function sweepFiles({ backend, files, tenant, clock = systemClock }: SweepOptions): Promise<number> {
  return files.sweep({
    tenant,
    before: instant(clock, -(stagedHours + 1) * hour),
    isNamed: async (id) => {
      const page = await backend.query(documentNoun.name, { where: { eq: ['fileId', id] }, sort: documentNoun.defaultSort, limit: 1 });
      return page.items.length > 0;
    },
  });
}
