import type { ChangeSide, Job, Receipt, Stored } from '@dealerkit/core/server';
import type { StoredJob } from '@dealerkit/core/memory';
import type { DBSchema } from 'idb';
import { type Store, openStore } from './open-store.ts';

/** A record as this store keeps it. */
export interface RecordRow extends Stored {
  readonly noun: string;
  readonly id: string;
}

/** A job as this store keeps it: without a `key` rather than with null, which WebKit's unique index takes for a value. */
export type JobRow = Omit<StoredJob, 'key'> & { readonly key?: string };

/** One line of the change log. Lines are numbered without a gap; the oldest are let go. */
export interface ChangeRow {
  readonly sequence: number;
  readonly noun: string;
  readonly id: string;
  readonly version: string;
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
}

/** Where the log stands: its number, and which life of the database it belongs to. */
export interface Place {
  readonly life: string;
  readonly sequence: number;
}

/** The object stores of a backend. */
export interface BackendSchema extends DBSchema {
  record: { key: [noun: string, id: string]; value: RecordRow };
  receipt: { key: [scope: string, key: string]; value: Receipt; indexes: { until: string } };
  job: { key: string; value: JobRow; indexes: { key: string; due: [status: string, runAt: string] } };
  change: { key: number; value: ChangeRow };
  place: { key: 'place'; value: Place };
}

/** The store of a backend. */
export type BackendStore = Store<BackendSchema>;

/** Version of the layout; a newer one closes this one's connections. */
export const layoutVersion = 1;

/** The store of the backend of this name; opened when first used. */
export function backendStore(name: string, life: () => string): BackendStore {
  return openStore<BackendSchema>({
    name,
    version: layoutVersion,
    upgrade(database, _from, transaction) {
      database.createObjectStore('record', { keyPath: ['noun', 'id'] });
      database.createObjectStore('receipt', { keyPath: ['scope', 'key'] }).createIndex('until', 'until');
      const jobs = database.createObjectStore('job', { keyPath: 'id' });
      jobs.createIndex('key', 'key', { unique: true });
      jobs.createIndex('due', ['status', 'runAt']);
      database.createObjectStore('change', { keyPath: 'sequence' });
      database.createObjectStore('place');
      void transaction.objectStore('place').put({ life: life(), sequence: 0 }, 'place');
    },
  });
}

/** All keys of the records of one noun. */
export function recordsOf(noun: string): IDBKeyRange {
  return IDBKeyRange.bound([noun], [noun, []]);
}

/** A job as it is kept. */
export function jobRow({ key, ...job }: StoredJob): JobRow {
  return key === null ? job : { ...job, key };
}

/** What a claimer is given of a job. */
export function jobOf({ id, type, key, params, runAt, attempts }: JobRow): Job {
  return { id, type, key: key ?? null, params, runAt, attempts };
}
