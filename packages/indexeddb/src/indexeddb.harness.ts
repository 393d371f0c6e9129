/** What the tests of this package share: two nouns, commits in short, names of databases that nobody else uses, and other tabs. */
import { type AnyRecord, type Noun, defineNoun } from '@dealerkit/core';
import type { Change, Commit, NewJob, Receipt } from '@dealerkit/core/server';
import * as z from 'zod/mini';

const lead = defineNoun({
  name: 'lead',
  schema: z.object({ title: z.string(), status: z.string(), clientId: z.nullable(z.string()) }),
  sorts: { newest: { field: 'updatedAt', direction: 'desc' } },
  search: { title: 'text' },
  ruleFields: ['status'],
  indexes: ['clientId'],
}) as Noun;
const client = defineNoun({
  name: 'client',
  schema: z.object({ title: z.string() }),
  sorts: { title: { field: 'title', direction: 'asc' } },
}) as Noun;

export const nouns: readonly Noun[] = [lead, client];
export const at = '2026-01-01T00:00:00.000Z';

const record = (id: string, fields: Readonly<Record<string, unknown>>): AnyRecord => ({
  ...{ id, createdAt: at, createdBy: 'u1', updatedAt: at, updatedBy: 'u1' },
  ...{ title: `Lead ${id}`, status: 'open', clientId: null, ...fields },
});

export const create = (id: string, fields: Readonly<Record<string, unknown>> = {}, ties: readonly string[] = ['own:u1']): Change => ({
  ...{ noun: 'lead', id, expect: null, ties },
  record: record(id, fields),
});
export const update = (id: string, expect: string, fields?: Readonly<Record<string, unknown>>, ties?: readonly string[]): Change => ({
  ...create(id, fields, ties),
  expect,
});
export const remove = (id: string, expect: string): Change => ({ noun: 'lead', id, expect, record: null, ties: [] });
export const commitOf = (parts: Partial<Commit>): Commit => ({ changes: [], reties: [], expects: [], jobs: [], ...parts });
export const receiptOf = (key: string, until: string | null = null): Receipt => ({
  ...{ scope: 's', key, fingerprint: 'f', result: { z: 1, a: 'é' }, at },
  until,
});
export const jobOf = (id: string, key: string | null, runAt = at): NewJob => ({ id, type: 'mail', key, params: { to: 'é' }, runAt });

/** A database of this name exists nowhere yet. */
export const freshName = (): string => `test-${crypto.randomUUID()}`;

/** Waits until something is so, at most five seconds. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('Not within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Loads a module in another window of the same origin: its own copy, with its own connections, channels and locks. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- whoever names the address names its type
export async function otherTab<Module>(url: string): Promise<{ module: Module; view: Window; close(): void }> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const view = frame.contentWindow as Window & { Function: FunctionConstructor };
  const load = new view.Function('url', 'return import(url)') as (url: string) => Promise<Module>;
  return {
    module: await load(url),
    view,
    close: () => {
      frame.remove();
    },
  };
}

/** The code of the error that a promise was refused with; undefined when it was not. */
export async function refusal(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** Opens a database as any other program would. */
export function rawOpen(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('open failed'));
    };
    request.onblocked = () => {
      reject(new Error('blocked'));
    };
  });
}

/** Every value of one object store, as it lies there. */
export async function rawRows(name: string, store: string): Promise<readonly unknown[]> {
  const database = await rawOpen(name);
  try {
    return await new Promise((resolve) => {
      const request = database.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
  } finally {
    database.close();
  }
}
