import type { Backend, RecordChange } from '@dealerkit/core/server';
import { expect } from '@open-wc/testing';
import { changesKept } from './commit.ts';
import type * as Package from './index.ts';
import { indexedDbBackend } from './index.ts';
import { commitOf, create, freshName, nouns, otherTab, rawOpen, remove, until, update } from './indexeddb.harness.ts';

const packageUrl = new URL('./index.ts', import.meta.url).href;

function follow(backend: Backend, from?: string) {
  const changes: RecordChange[] = [];
  const seen = { changes, resets: 0 };
  const end = backend.watch!(from, (change) => changes.push(change), () => seen.resets++); // prettier-ignore
  return { seen, end };
}

describe('indexedDbBackend: watching', () => {
  const opened: Backend[] = [];
  const open = (name = freshName()): Backend => {
    const backend = indexedDbBackend({ name, nouns });
    opened.push(backend);
    return backend;
  };
  afterEach(async () => {
    for (const backend of opened.splice(0)) await backend.close?.();
  });

  it('tells both sides of every change, a re-tie included, in order', async () => {
    const store = open();
    const { seen } = follow(store);
    await store.commit(commitOf({ changes: [create('1')] }));
    await store.commit(commitOf({ changes: [update('1', '1', { status: 'won' })] }));
    await store.commit(commitOf({ reties: [{ noun: 'lead', id: '1', ties: ['own:u2'] }] }));
    await store.commit(commitOf({ changes: [remove('1', '2')] }));
    await until(() => seen.changes.length === 4);
    const open1 = { ties: ['own:u1'], fields: { status: 'open' } };
    const won = { ties: ['own:u1'], fields: { status: 'won' } };
    const moved = { ties: ['own:u2'], fields: { status: 'won' } };
    expect(seen.changes.map(({ cursor: _cursor, ...change }) => change)).to.deep.equal([
      { noun: 'lead', id: '1', version: '1', after: open1 },
      { noun: 'lead', id: '1', version: '2', before: open1, after: won },
      { noun: 'lead', id: '1', version: '2', before: won, after: moved },
      { noun: 'lead', id: '1', version: '2', before: moved },
    ]);
    expect(seen.resets).to.equal(0);
  });

  it('hears within a second what another tab commits, and nothing of another database', async () => {
    const name = freshName();
    const { seen } = follow(open(name));
    const tab = await otherTab<typeof Package>(packageUrl);
    const theirs = tab.module.indexedDbBackend({ name, nouns });
    const strangers = tab.module.indexedDbBackend({ name: freshName(), nouns });
    await strangers.commit(commitOf({ changes: [create('strange')] }));
    const since = performance.now();
    await theirs.commit(commitOf({ changes: [create('1'), create('2')] }));
    await until(() => seen.changes.length === 2);
    expect(performance.now() - since).to.be.below(1000);
    expect(seen.changes.map(({ id }) => id)).to.deep.equal(['1', '2']);
    await theirs.close?.();
    await strangers.close?.();
    tab.close();
  });

  it('two tabs writing at once: both hear all of it, once, in the same order', async () => {
    const name = freshName();
    const tab = await otherTab<typeof Package>(packageUrl);
    const [mine, theirs] = [open(name), tab.module.indexedDbBackend({ name, nouns })];
    const from = await mine.position!();
    const both = [follow(mine, from).seen, follow(theirs, from).seen];
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 ? mine : theirs).commit(commitOf({ changes: [create(String(index))] }))),
    );
    await until(() => both.every(({ changes }) => changes.length >= 60));
    expect(both[0]!.changes.map(({ id }) => id)).to.deep.equal(both[1]!.changes.map(({ id }) => id));
    expect(new Set(both[0]!.changes.map(({ id }) => id)).size).to.equal(60);
    await theirs.close?.();
    tab.close();
  });

  it('tells everything after a cursor, that of a change or that of a position', async () => {
    const name = freshName();
    const store = open(name);
    const start = await store.position!();
    for (const id of ['1', '2', '3']) await store.commit(commitOf({ changes: [create(id)] }));
    const first = follow(store, start);
    await until(() => first.seen.changes.length === 3);
    const back = follow(open(name), first.seen.changes[0]!.cursor);
    await until(() => back.seen.changes.length === 2);
    expect(back.seen.changes.map(({ id }) => id)).to.deep.equal(['2', '3']);
    const late = follow(store, await store.position!());
    await store.commit(commitOf({ changes: [create('4')] }));
    await until(() => late.seen.changes.length === 1);
    expect(late.seen.changes[0]!.id).to.equal('4');
  });

  it('a cursor of another life of the database, a false one, and one of long ago are told to start again', async () => {
    const name = freshName();
    const store = open(name);
    await store.commit(commitOf({ changes: [create('1')] }));
    const ours = await store.position!();
    const foreign = await open().position!();
    for (const cursor of [foreign, '', 'x', '12', ours.replace(/\d+$/, '99'), ours.replace(/\d+$/, '-1')]) {
      const { seen, end } = follow(store, cursor);
      await until(() => seen.resets === 1);
      await store.commit(commitOf({ changes: [create(crypto.randomUUID())] }));
      await until(() => seen.changes.length === 1);
      end();
    }
    const rows = await rawOpen(name);
    rows.transaction('change', 'readwrite').objectStore('change').delete(IDBKeyRange.upperBound(3));
    const old = follow(store, ours);
    await until(() => old.seen.resets === 1);
    expect(old.seen.changes).to.deep.equal([]);
    rows.close();
    expect(changesKept).to.equal(10_000);
  });

  it('a watcher that ended, or whose backend was closed, hears nothing more', async () => {
    const name = freshName();
    const store = open(name);
    const [ended, steady] = [follow(store), follow(store)];
    await store.commit(commitOf({ changes: [create('1')] }));
    await until(() => ended.seen.changes.length === 1);
    ended.end();
    ended.end();
    await store.commit(commitOf({ changes: [create('2')] }));
    await until(() => steady.seen.changes.length === 2);
    expect(ended.seen.changes).to.have.length(1);
    await store.close?.();
    await open(name).commit(commitOf({ changes: [create('3')] }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(steady.seen.changes).to.have.length(2);
  });

  it('what a watcher throws is reported to its page, and keeps it from nothing', async () => {
    const { module, view, close } = await otherTab<typeof Package>(packageUrl);
    const store = module.indexedDbBackend({ name: freshName(), nouns });
    const [told, reported]: [string[], string[]] = [[], []];
    view.addEventListener('error', (event) => {
      event.preventDefault();
      reported.push((event.error as Error).message);
    });
    const fail = ({ id }: RecordChange): void => {
      told.push(id);
      throw new Error('mine');
    };
    store.watch!(undefined, fail, () => undefined);
    await store.commit(commitOf({ changes: [create('1'), create('2')] }));
    await until(() => told.length === 2);
    expect(reported).to.deep.equal(['mine', 'mine']);
    await store.close?.();
    close();
  });
});
