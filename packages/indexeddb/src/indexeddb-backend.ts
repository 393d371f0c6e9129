import { DealerkitError, type Noun, instant, systemClock, uuidv7 } from '@dealerkit/core';
import { type Backend, type Capabilities, type Stored, type Unsubscribe, applyQuery, readCursor, sortOf } from '@dealerkit/core/server';
import { commitWithin, rowsOf } from './commit.ts';
import { indexedDbJobs } from './jobs.ts';
import { type RecordRow, backendStore } from './schema.ts';
import { wakesOf } from './wake.ts';
import { placeOf, watchLog, writeCursor } from './watch.ts';

/** Most records of one noun that this backend holds: it answers by looking at all of them. */
export const indexedDbWindow = 20_000;

/** What the backend stands on. */
export interface IndexedDbBackendOptions {
  /** Name of the database. Backends of the same name and origin share their records, in every tab. */
  readonly name: string;
  readonly nouns: readonly Noun[];
  /** Records of one noun at most; 20,000 when left out, and never more. */
  readonly window?: number;
}

const capabilities: Capabilities = Object.freeze({ ties: true, watch: true, jobs: true, atomic: 'batch' });
const stores = ['record', 'receipt', 'job', 'change', 'place'] as const;

const stored = (row: RecordRow | undefined): Stored | undefined => row && { record: row.record, version: row.version, ties: row.ties };

/**
 * A backend in the browser's IndexedDB, for one person: demonstrations, drafts, a cache. Rights are for show here, since whoever owns the
 * device owns the data. Nothing is opened before the first call. Errors: `unavailable` where the browser keeps nothing, has no room, or a
 * newer version of the page is in use; `unsupported` beyond the window.
 * @example
 * const backend = indexedDbBackend({ name: 'demo', nouns: allNouns(dealerNouns) });
 * const crm = openCrm({ backend, nouns: dealerNouns, principal: { id: 'me' } });
 */
export function indexedDbBackend({ name, nouns, window = indexedDbWindow }: IndexedDbBackendOptions): Backend {
  const known = new Map(nouns.map((noun) => [noun.name, noun]));
  const nounOf = (wanted: string): Noun => {
    const noun = known.get(wanted);
    if (!noun) throw new DealerkitError('not-found', `No noun ${JSON.stringify(wanted)}`);
    return noun;
  };
  const most = Math.min(window, indexedDbWindow);
  const store = backendStore(name, () => uuidv7(systemClock).next());
  const wakes = wakesOf(name);
  const watches = new Set<Unsubscribe>();
  const starting = new Set<Promise<unknown>>();

  return {
    capabilities,
    async get(noun, ids) {
      nounOf(noun);
      return store.read(['record'], (tx) => Promise.all(ids.map(async (id) => stored(await tx.objectStore('record').get([noun, id])))));
    },
    async query(noun, query) {
      const definition = nounOf(noun);
      sortOf(definition, query.sort);
      readCursor(noun, query);
      const rows = await store.read(['record'], (tx) => rowsOf(tx, noun, most));
      const page = applyQuery(definition, rows, query);
      return { ...page, items: page.items.map(({ record, version, ties }) => ({ record, version, ties })) };
    },
    async receipt(scope, key) {
      return store.read(['receipt'], (tx) => tx.objectStore('receipt').get([scope, key]));
    },
    async commit(commit) {
      for (const { noun } of [...commit.changes, ...commit.reties, ...commit.expects]) nounOf(noun);
      await Promise.allSettled([...starting]);
      const now = instant(systemClock);
      const committed = await store.write([...stores], async (tx) => {
        // Bounded below too: WebKit finds rows without an instant before every instant, and those are kept for ever.
        const outdated = await tx
          .objectStore('receipt')
          .index('until')
          .getAllKeys(IDBKeyRange.bound('', now, false, true));
        for (const key of outdated) await tx.objectStore('receipt').delete(key);
        return commitWithin(tx, commit, nounOf, most);
      });
      if (committed.ok) wakes.wake();
      return committed;
    },
    watch(from, onChange, onReset) {
      const { started, end } = watchLog({ store, wakes, from, onChange, onReset });
      starting.add(started);
      const settle = (): void => void starting.delete(started);
      started.then(settle, settle);
      watches.add(end);
      return () => {
        watches.delete(end);
        end();
      };
    },
    position: async () => writeCursor(await placeOf(store)),
    jobs: indexedDbJobs(store),
    close() {
      for (const end of watches) end();
      watches.clear();
      wakes.close();
      store.close();
      return Promise.resolve();
    },
  };
}
