import type { DBSchema } from 'idb';
import { expect } from '@open-wc/testing';
import type * as Package from './index.ts';
import { commitOf, create, freshName, nouns, otherTab, rawOpen, refusal } from './indexeddb.harness.ts';
import { indexedDbBackend } from './index.ts';
import { type StoreDefinition, openStore } from './open-store.ts';

interface Notes extends DBSchema {
  note: { key: string; value: string };
}
const definition = (name: string, version: number, patience?: number): StoreDefinition<Notes> => ({
  ...{ name, version },
  ...(patience === undefined ? {} : { patience }),
  upgrade(database, from) {
    if (from < 1) database.createObjectStore('note');
  },
});

describe('opening a store', () => {
  it('a newer page upgrades while an old tab is open; the old one is told to reload, and nothing hangs', async () => {
    const name = freshName();
    const tab = await otherTab<typeof Package>(new URL('./index.ts', import.meta.url).href);
    const old = tab.module.indexedDbBackend({ name, nouns });
    await old.commit(commitOf({ changes: [create('1')] }));
    const newer = await rawOpen(name, 99);
    expect(newer.version).to.equal(99);
    expect(await refusal(old.get('lead', ['1']))).to.equal('unavailable');
    expect(await refusal(old.commit(commitOf({ changes: [create('2')] })))).to.equal('unavailable');
    newer.close();
    await old.close?.();
    tab.close();
  });

  it('an old tab that does not let go is a typed error after the patience, and the upgrade succeeds once it does', async () => {
    const name = freshName();
    const first = openStore(definition(name, 1));
    await first.write(['note'], (tx) => tx.objectStore('note').put('kept', 'a'));
    first.close();
    const stubborn = await rawOpen(name, 1);
    const next = openStore(definition(name, 2, 50));
    const read = () => next.read(['note'], (tx) => tx.objectStore('note').get('a'));
    const since = performance.now();
    expect(await refusal(read())).to.equal('unavailable');
    // Those who ask meanwhile stand behind the blocked upgrade, where no event tells them.
    expect(await refusal(openStore(definition(name, 2, 50)).read(['note'], (tx) => tx.objectStore('note').get('a')))).to.equal(
      'unavailable',
    );
    expect(performance.now() - since).to.be.below(2000);
    stubborn.close();
    expect(await read()).to.equal('kept');
    next.close();
  });

  it('opens again by itself after the site’s data was cleared', async () => {
    const name = freshName();
    const store = indexedDbBackend({ name, nouns });
    await store.commit(commitOf({ changes: [create('1')] }));
    const before = await store.position!();
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    expect(await store.get('lead', ['1'])).to.deep.equal([undefined]);
    expect((await store.position!()).split('.')[0]).not.to.equal(before.split('.')[0]);
    await store.close?.();
  });

  it('rolls everything back when the work throws, and passes its error on, typed', async () => {
    const store = openStore(definition(freshName(), 1));
    const work = store.write(['note'], async (tx) => {
      await tx.objectStore('note').put('x', 'a');
      throw new TypeError('mine');
    });
    expect(await refusal(work)).to.equal('unavailable');
    expect(await store.read(['note'], (tx) => tx.objectStore('note').count())).to.equal(0);
    store.close();
    store.close();
  });

  it('a browser that keeps nothing, or has no room, is unavailable', async () => {
    const own = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
    for (const name of ['SecurityError', 'InvalidStateError', 'QuotaExceededError', 'UnknownError']) {
      Object.defineProperty(IDBFactory.prototype, 'open', {
        ...own,
        value: () => {
          throw new DOMException('no', name);
        },
      });
      const store = indexedDbBackend({ name: freshName(), nouns });
      const code = await refusal(store.get('lead', ['1']));
      Object.defineProperty(IDBFactory.prototype, 'open', own);
      expect(code, name).to.equal('unavailable');
      expect(await store.get('lead', ['1']), 'and works once it may').to.deep.equal([undefined]);
      await store.close?.();
    }
  });
});
