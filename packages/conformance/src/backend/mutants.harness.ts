/* eslint-disable @typescript-eslint/unbound-method -- the memory backend is an object literal that uses no `this` */
/** For each case a backend in which just that is broken: shows that the case can fail. */
import { DealerkitError, type Filter, compareText, fold, isDealerkitError, sameJson } from '@dealerkit/core';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Change, type Commit, type Job, type Stored, filterFields, predicate } from '@dealerkit/core/server';
import { thing } from './commits.ts';
import {
  type Mutant,
  broken,
  declaring,
  looksThenWrites,
  matching,
  onCommit,
  onJobs,
  onQuery,
  onStored,
  onTold,
  trusting,
} from './mutant-tools.harness.ts';

const without = <T extends object>(value: T, key: keyof T): T =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as T;
const oneStore: Mutant =
  (make) =>
  ({ nouns, tenant }) =>
    make({ nouns, tenant: tenant.replace('-other', '') });
const keep = (change: Change): Change => ({ ...change, record: change.record ?? thing(change.id) });
const rename = ({ record, ...stored }: Stored): Stored => ({
  ...stored,
  record: { ...record, name: String(record['name']).normalize('NFD') },
});
const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

const recordMutants: Readonly<Record<string, Mutant>> = {
  capabilities: broken(({ capabilities }) => ({ capabilities: { ...capabilities } })),
  read: broken(({ get }) => ({ get: async (noun, ids) => (await get(noun, ids)).filter((stored) => stored) })),
  values: onStored(rename),
  versions: onStored((stored) => ({ ...stored, version: '1' })),
  delete: onCommit((commit) => ({ ...commit, changes: commit.changes.map((change) => keep(change)) })),
  'stale-update': trusting(({ expect, record }) => expect !== null && record !== null),
  'stale-create': trusting(({ expect }) => expect === null),
  'stale-delete': trusting(({ record }) => record === null),
  batch: broken(({ commit }) => ({
    async commit(parts) {
      const answers = [];
      for (const change of parts.changes) answers.push(await commit({ ...parts, changes: [change] }));
      return answers.find(({ ok }) => !ok) ?? answers.at(-1) ?? commit(parts);
    },
  })),
  'record-only': declaring({ atomic: 'record' }),
  'unknown-noun': broken(({ query }) => ({
    query: (noun, asked) => (noun === 'nothing' ? Promise.reject(new TypeError('undefined has no sorts')) : query(noun, asked)),
  })),
  tenants: oneStore,
  reopen:
    () =>
    ({ nouns }) =>
      memoryBackend({ nouns }),
};

const retieAsUpdate: Mutant = broken((backend) => ({
  async commit(commit) {
    const changes: Change[] = [];
    for (const { noun, id, ties } of commit.reties) {
      const [stored] = await backend.get(noun, [id]);
      if (stored) changes.push({ noun, id, expect: stored.version, record: stored.record, ties });
    }
    return backend.commit({ ...commit, changes: [...commit.changes, ...changes], reties: [] });
  },
}));

const commitMutants: Readonly<Record<string, Mutant>> = {
  expect: onCommit((commit) => ({ ...commit, expects: commit.expects.slice(0, 1) })),
  'expect-before': broken(({ commit }) => ({
    commit: async (parts) =>
      parts.expects.some(({ ids }) => !sameJson(ids, ids.toSorted())) ? { ok: false, reason: 'expect', index: 0 } : commit(parts),
  })),
  receipt: onCommit((commit) => (commit.receipt ? { ...commit, receipt: { ...commit.receipt, result: {} } } : commit)),
  'receipt-once': onCommit((commit) => without(commit, 'receipt')),
  retie: retieAsUpdate,
  'parallel-writers': looksThenWrites((commit) => commit),
  'parallel-key': looksThenWrites((commit) => without(commit, 'receipt')),
  'parallel-expect': looksThenWrites((commit) => ({ ...commit, expects: [] })),
};

const byOffset: Mutant = broken(({ query }) => ({
  async query(noun, { cursor, ...asked }) {
    const { items } = await query(noun, { ...asked, limit: 1000 });
    const [start, end] = [Number(cursor ?? 0), Number(cursor ?? 0) + asked.limit];
    return { items: items.slice(start, end), ...(end < items.length ? { next: String(end) } : {}) };
  },
}));
const nameOf = ({ record }: Stored): string => String(record['name']);

const queryMutants: Readonly<Record<string, Mutant>> = {
  'filter-equal': matching('in', (value, wanted: readonly unknown[]) => wanted.map((each) => lower(each)).includes(lower(value))),
  'filter-order': matching('lt', (value, wanted) => value !== null && JSON.stringify(value) < JSON.stringify(wanted)),
  'filter-prefix': matching(
    'startsWith',
    (value, wanted: string) => typeof value === 'string' && value.toLowerCase().startsWith(wanted.toLowerCase()),
  ),
  'filter-null': matching('not', (record, inner: Filter) => {
    const fields = record as Readonly<Record<string, unknown>>;
    const unknown = !('isNull' in inner) && filterFields(inner).some((field) => fields[field] === null);
    return !unknown && !predicate(inner)(fields);
  }),
  'filter-list': matching('eq', (value, wanted) => (Array.isArray(value) ? sameJson(value, [wanted]) : value === wanted)),
  'filter-tree': matching('or', () => true),
  sort: broken(({ query }) => ({
    async query(noun, asked) {
      const page = await query(noun, asked);
      return asked.sort === 'name' ? { ...page, items: page.items.toSorted((a, b) => compareText(nameOf(a), nameOf(b))) } : page;
    },
  })),
  'sort-unknown': onQuery((query) => ({ ...query, sort: query.sort === 'price' ? 'dear' : query.sort })),
  pages: broken(({ query }) => ({
    async query(noun, asked) {
      const page = await query(noun, asked);
      return page.next === undefined ? page : { ...page, items: page.items.slice(1) };
    },
  })),
  'pages-keyset': byOffset,
  cursor: broken(({ query }) => ({
    query: (noun, asked) =>
      query(noun, asked).catch((error: unknown) => {
        if (isDealerkitError(error, 'malformed')) return query(noun, without(asked, 'cursor'));
        throw error;
      }),
  })),
  count: broken(({ query }) => ({
    async query(noun, asked) {
      const page = await query(noun, asked);
      return page.total === undefined ? page : { ...page, total: page.items.length };
    },
  })),
  sum: broken(({ query }) => ({
    async query(noun, asked) {
      const { sums, ...page } = await query(noun, asked);
      return sums === undefined
        ? page
        : { ...page, sums: Object.fromEntries(Object.keys(sums).map((currency) => [currency, page.items.length])) };
    },
  })),
  search: broken(({ query }) => ({
    async query(noun, { search, ...asked }) {
      const { items } = await query(noun, asked);
      return { items: search === undefined ? items : items.filter((stored) => fold(JSON.stringify(stored.record)).includes(fold(search))) };
    },
  })),
  'search-fields': onQuery((query) => without(query, 'searchIn')),
  scope: onQuery((query) => without(query, 'ties')),
  'scope-count': broken(({ query }) => ({
    async query(noun, asked) {
      const [page, all] = [await query(noun, asked), await query(noun, without(asked, 'ties'))];
      return { ...page, ...(all.total === undefined ? {} : { total: all.total }) };
    },
  })),
  'no-ties': declaring({ ties: false }),
};

const jobMutants: Readonly<Record<string, Mutant>> = {
  'jobs-claim': onJobs(({ claim }) => ({ claim: async (limit, lease, now) => (await claim(limit, lease, now)).toReversed() })),
  'jobs-once': onJobs(({ claim }) => {
    let claimed: Promise<readonly Job[]> | undefined;
    return { claim: (limit, lease, now) => (claimed ??= claim(limit, lease, now)) };
  }),
  'jobs-lease': onJobs(({ claim }) => ({ claim: (limit, _lease, now) => claim(limit, 0, now) })),
  'jobs-settle': onJobs(() => ({ settle: () => Promise.resolve() })),
  'jobs-key': onCommit((commit) => ({ ...commit, jobs: commit.jobs.map((job) => ({ ...job, key: null })) })),
  'jobs-atomic': broken(({ commit }) => ({
    async commit(parts) {
      const answer = await commit(parts);
      const jobs: Commit = { changes: [], reties: [], expects: [], jobs: parts.jobs };
      if (!answer.ok) await commit(jobs);
      return answer;
    },
  })),
  'no-jobs': declaring({ jobs: false }),
};

const watchMutants: Readonly<Record<string, Mutant>> = {
  watch: onTold((change) => without(change, 'before')),
  'watch-retie': onTold((change) => (sameJson(change.before?.fields, change.after?.fields) ? undefined : change)),
  'watch-resume': broken(({ watch }) => ({ watch: (_from, onChange, onReset) => watch!(undefined, onChange, onReset) })),
  'watch-position': broken(() => ({ position: () => Promise.resolve('0') })),
  'watch-reset': broken(({ watch }) => ({
    watch: (from, onChange, onReset) => watch!(Number.isInteger(Number(from)) ? from : undefined, onChange, onReset),
  })),
  'watch-end': broken(({ watch }) => ({
    watch(from, onChange, onReset) {
      watch!(from, onChange, onReset);
      return () => undefined;
    },
  })),
  'watch-tenants': oneStore,
  'no-watch': declaring({ watch: false }),
};

/** Mutants by the id of the case that each must fail. */
export const mutants: Readonly<Record<string, Mutant>> = {
  ...recordMutants,
  ...commitMutants,
  ...queryMutants,
  ...jobMutants,
  ...watchMutants,
};

/** A backend that can do the least, and says so. */
export const least: Mutant = (make) => async (options) => {
  const { jobs: _jobs, watch: _watch, position: _position, ...backend } = await make(options);
  const unsupported = (capability: string) => new DealerkitError('unsupported', `No ${capability}`, { capability });
  return {
    ...backend,
    capabilities: Object.freeze({ ties: false, watch: false, jobs: false, atomic: 'record' }),
    query: async (noun, query) => {
      if (query.ties) throw unsupported('ties');
      return backend.query(noun, query);
    },
    commit: async (commit) => {
      if (commit.changes.length > 1) throw unsupported('atomic');
      return backend.commit(commit);
    },
  };
};
