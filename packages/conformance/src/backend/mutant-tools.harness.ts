/* eslint-disable @typescript-eslint/unbound-method -- the memory backend is an object literal that uses no `this` */
/** Ways to break one thing of a backend that works. */
import type { Backend } from '@dealerkit/core';
import { memoryBackend } from '@dealerkit/core/memory';
import { type BackendQuery, type Change, type Commit, type Committed, type JobStore, type Stored, predicate } from '@dealerkit/core/server';
import type { MakeBackend } from './subject.ts';

/** Makes broken backends out of working ones. */
export type Mutant = (make: MakeBackend) => MakeBackend;

/** Memory backends, one for each tenant. */
export function memoryTenants(): MakeBackend {
  const tenants = new Map<string, Backend>();
  return ({ nouns, tenant }) => {
    const backend = tenants.get(tenant) ?? memoryBackend({ nouns });
    tenants.set(tenant, backend);
    return backend;
  };
}

/** Breaks each backend by itself. */
export const broken =
  (breaks: (backend: Backend) => Partial<Backend>): Mutant =>
  (make) =>
  async (options) => {
    const backend = await make(options);
    return { ...backend, ...breaks(backend) };
  };

/** Declares what is not so. */
export const declaring = (capabilities: Partial<Backend['capabilities']>): Mutant =>
  broken((backend) => ({ capabilities: Object.freeze({ ...backend.capabilities, ...capabilities }) }));

/** Changes what is committed. */
export const onCommit = (change: (commit: Commit) => Commit): Mutant =>
  broken(({ commit }) => ({ commit: (given) => commit(change(given)) }));

/** Changes what is asked. */
export const onQuery = (change: (query: BackendQuery) => BackendQuery): Mutant =>
  broken(({ query }) => ({ query: async (noun, asked) => query(noun, change(asked)) }));

/** Changes what is read. */
export const onStored = (change: (stored: Stored) => Stored): Mutant =>
  broken(({ get }) => ({ get: async (noun, ids) => (await get(noun, ids)).map((stored) => stored && change(stored)) }));

/** Changes the job half. */
export const onJobs = (change: (jobs: JobStore) => Partial<JobStore>): Mutant =>
  broken(({ jobs }) => ({ jobs: { ...jobs!, ...change(jobs!) } }));

/** Changes what a watcher hears. */
export const onTold = (hears: (change: Parameters<Parameters<NonNullable<Backend['watch']>>[1]>[0]) => unknown): Mutant =>
  broken(({ watch }) => ({
    watch: (from, onChange, onReset) =>
      watch!(
        from,
        (change) => {
          const heard = hears(change);
          if (heard) onChange(heard as typeof change);
        },
        onReset,
      ),
  }));

/** Answers one operator by a test of its own. */
export const matching = (op: string, test: (value: unknown, operand: never) => boolean): Mutant =>
  broken(({ query }) => ({
    async query(noun, { where, ...asked }) {
      const [found, operand] = Object.entries(where ?? {})[0] ?? [];
      if (found !== op || !where) return query(noun, where ? { ...asked, where } : asked);
      const { items } = await query(noun, asked);
      const [field, wanted] =
        Array.isArray(operand) && typeof operand[0] === 'string' ? (operand as [string, never]) : ['', operand as never];
      return { items: items.filter(({ record }) => test(field === '' ? record : record[field], wanted)) };
    },
  }));

const held = async (backend: Backend, { noun, id }: Change): Promise<string | null> => (await backend.get(noun, [id]))[0]?.version ?? null;

/** Takes whatever version is stored for the one that the caller read. */
const trust = async (backend: Backend, commit: Commit, which: (change: Change) => boolean): Promise<Commit> => ({
  ...commit,
  changes: await Promise.all(
    commit.changes.map(async (change) => (which(change) ? { ...change, expect: await held(backend, change) } : change)),
  ),
});

/** Writes some changes without looking at the version. */
export const trusting = (which: (change: Change) => boolean): Mutant =>
  broken((backend) => ({ commit: async (commit) => backend.commit(await trust(backend, commit, which)) }));

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

async function refusal(backend: Backend, { changes, expects, receipt }: Commit): Promise<Committed | undefined> {
  if (receipt && (await backend.receipt(receipt.scope, receipt.key))) return { ok: false, reason: 'receipt' };
  const versions = await Promise.all(changes.map((change) => held(backend, change)));
  const refs = changes.filter(({ expect }, index) => expect !== versions[index]);
  if (refs.length > 0) return { ok: false, reason: 'version', refs };
  for (const [index, { noun, where, ids }] of expects.entries()) {
    const { items } = await backend.query(noun, { sort: 'name', limit: 100 });
    if (items.filter(({ record }) => predicate(where)(record)).length !== ids.length) return { ok: false, reason: 'expect', index };
  }
  return undefined;
}

/** Looks first, and writes a moment later without looking again. */
export const looksThenWrites = (blind: (commit: Commit) => Commit): Mutant =>
  broken((backend) => ({
    async commit(commit) {
      const refused = await refusal(backend, commit);
      await pause();
      return refused ?? backend.commit(blind(await trust(backend, commit, () => true)));
    },
  }));
