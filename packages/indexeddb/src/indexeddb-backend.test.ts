import { memoryBackend } from '@dealerkit/core/memory';
import type { Backend, Commit } from '@dealerkit/core/server';
import { expect } from '@open-wc/testing';
import { indexedDbBackend } from './index.ts';
import { at, commitOf, create, freshName, jobOf, nouns, rawRows, receiptOf, refusal, remove, update } from './indexeddb.harness.ts';

const openLeads = { noun: 'lead', where: { and: [{ eq: ['clientId', 'c1'] }, { eq: ['status', 'open'] }] } } as const;

/** Each step is a commit; the memory backend says what its answer is. */
const stories: Readonly<Record<string, readonly Partial<Commit>[]>> = {
  'creates, updates, deletes, and creates again': [
    { changes: [create('1')] },
    { changes: [update('1', '1', { title: 'B' })] },
    { changes: [remove('1', '2')] },
    { changes: [create('1')] },
  ],
  'names every record that moved, and writes nothing of the rest': [
    { changes: [create('1'), create('2')] },
    { changes: [create('3'), update('2', '9'), create('1'), remove('4', '1')], jobs: [jobOf('j', 'k')], receipt: receiptOf('k') },
    { changes: [create('3')], receipt: receiptOf('k') },
  ],
  'refuses an expectation that no longer holds, by its index': [
    { changes: [create('1', { clientId: 'c1' })] },
    { changes: [create('2')], expects: [{ ...openLeads, ids: ['1'] }] },
    { changes: [create('3')], expects: [{ ...openLeads, ids: ['1'] }, { ...openLeads, ids: [] }] },
    { changes: [create('3')], expects: [{ ...openLeads, ids: ['1', '9'] }] },
    { changes: [update('1', '1')], expects: [{ ...openLeads, ids: ['1'] }] },
  ],
  'answers a key once': [
    { changes: [create('1')], receipt: receiptOf('k') },
    { changes: [create('2')], receipt: receiptOf('k') },
    { changes: [create('1')], receipt: receiptOf('k') },
    { changes: [create('2')], receipt: { ...receiptOf('k'), scope: 'other' } },
  ],
  're-ties without a new version, and passes over what is not there': [
    { changes: [create('1')] },
    { reties: [{ noun: 'lead', id: '1', ties: ['own:u2'] }, { noun: 'lead', id: 'none', ties: ['x'] }] },
    { changes: [update('1', '1')], reties: [{ noun: 'lead', id: '1', ties: ['own:u3'] }] },
  ],
}; // prettier-ignore

async function everything(backend: Backend): Promise<unknown> {
  const page = (query: object) => backend.query('lead', { sort: 'newest', limit: 100, count: true, ...query });
  const scopes = ['own:u1', 'own:u2', 'own:u3'].map((tie) => page({ ties: [tie] }));
  return [await page({}), await Promise.all(scopes), await page({ search: 'lead' }), await backend.get('lead', ['3', '1', 'none', '1'])];
}

describe('indexedDbBackend', () => {
  const opened: Backend[] = [];
  const open = (options: { name?: string; window?: number } = {}): Backend => {
    const backend = indexedDbBackend({ name: freshName(), nouns, ...options });
    opened.push(backend);
    return backend;
  };
  afterEach(async () => {
    for (const backend of opened.splice(0)) await backend.close?.();
  });

  for (const [says, steps] of Object.entries(stories))
    it(`commits as the memory backend does: ${says}`, async () => {
      const [store, reference] = [open(), memoryBackend({ nouns })];
      for (const parts of steps) expect(await store.commit(commitOf(parts))).to.deep.equal(await reference.commit(commitOf(parts)));
      expect(await everything(store)).to.deep.equal(await everything(reference));
      expect(await store.receipt('s', 'k')).to.deep.equal(await reference.receipt('s', 'k'));
    });

  it('keeps what it was given when the page comes back', async () => {
    const name = freshName();
    const before = open({ name });
    await before.commit(commitOf({ changes: [create('é😀', { title: 'مرحبا' })], receipt: receiptOf('k') }));
    await before.close?.();
    const after = open({ name });
    expect((await after.get('lead', ['é😀']))[0]?.record['title']).to.equal('مرحبا');
    expect(await after.receipt('s', 'k')).to.deep.equal(receiptOf('k'));
    expect(await refusal(before.get('lead', ['é😀']))).to.equal('unavailable');
  });

  it('50 parallel commits with the same key, by two backends: exactly one', async () => {
    const name = freshName();
    const both = [open({ name }), open({ name })];
    const all = Array.from({ length: 50 }, (_, index) =>
      both[index % 2]!.commit(commitOf({ changes: [create(String(index))], receipt: receiptOf('k') })),
    );
    const answers = await Promise.all(all);
    expect(answers.filter(({ ok }) => ok)).to.have.length(1);
    expect((await both[0]!.query('lead', { sort: 'newest', limit: 100 })).items).to.have.length(1);
  });

  it('20 parallel writers of the same records: every step counted once', async () => {
    const name = freshName();
    const both = [open({ name }), open({ name })];
    await both[0]!.commit(commitOf({ changes: [create('a', { title: '0' }), create('b', { title: '0' })] }));
    const add = async (store: Backend, ids: readonly string[]): Promise<void> => {
      for (;;) {
        const found = await store.get('lead', ids);
        const next = found.map((stored) =>
          update(stored!.record.id, stored!.version, { title: String(Number(stored!.record['title']) + 1) }),
        );
        if ((await store.commit(commitOf({ changes: next }))).ok) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => add(both[index % 2]!, index % 3 ? ['a', 'b'] : ['b', 'a'])));
    const found = await both[1]!.get('lead', ['a', 'b']);
    expect(found.map((stored) => [stored?.version, stored?.record['title']])).to.deep.equal([['21', '20'], ['21', '20']]); // prettier-ignore
  });

  it('a value that no store can hold is malformed, and nothing of its commit is written', async () => {
    const store = open();
    const bad = create('2', { title: () => 'a function' });
    expect(await refusal(store.commit(commitOf({ changes: [create('1'), bad], receipt: receiptOf('k') })))).to.equal('malformed');
    expect((await store.query('lead', { sort: 'newest', limit: 9, count: true })).total).to.equal(0);
    expect(await store.receipt('s', 'k')).to.equal(undefined);
    expect((await store.commit(commitOf({ changes: [create('1')] }))).ok).to.equal(true);
  });

  it('what nobody defined is refused by code: noun, sort, cursor', async () => {
    const store = open();
    expect(await refusal(store.get('nothing', ['1']))).to.equal('not-found');
    expect(await refusal(store.query('nothing', { sort: 'newest', limit: 1 }))).to.equal('not-found');
    expect(await refusal(store.commit(commitOf({ changes: [{ ...create('1'), noun: 'nothing' }] })))).to.equal('not-found');
    expect(await refusal(store.query('lead', { sort: 'price', limit: 1 }))).to.equal('unsupported');
    expect(await refusal(store.query('lead', { sort: 'newest', limit: 1, cursor: 'x' }))).to.equal('malformed');
  });

  it('holds as many records of a noun as its window, and refuses the one too many instead of answering less', async () => {
    const store = open({ window: 3 });
    await store.commit(commitOf({ changes: ['1', '2', '3'].map((id) => create(id)) }));
    expect(await refusal(store.commit(commitOf({ changes: [create('4')], receipt: receiptOf('k') })))).to.equal('unsupported');
    expect(await store.receipt('s', 'k')).to.equal(undefined);
    expect((await store.query('lead', { sort: 'newest', limit: 9 })).items).to.have.length(3);
    expect((await store.commit(commitOf({ changes: [create('4'), remove('1', '1')] }))).ok).to.equal(true);
    expect((await store.commit(commitOf({ changes: [{ ...create('c'), noun: 'client' }] }))).ok).to.equal(true);
  });

  it('a wider window of an older page does not make a narrower one answer wrongly', async () => {
    const name = freshName();
    await open({ name }).commit(commitOf({ changes: ['1', '2', '3'].map((id) => create(id)) }));
    const narrow = open({ name, window: 2 });
    expect(await refusal(narrow.query('lead', { sort: 'newest', limit: 1 }))).to.equal('unsupported');
    expect(await refusal(narrow.commit(commitOf({ expects: [{ ...openLeads, ids: [] }] })))).to.equal('unsupported');
    expect((await narrow.get('lead', ['1']))[0]?.version).to.equal('1');
  });

  it('jobs: each is claimed by one of 8 claimers, a lease expires, a key is used once', async () => {
    const name = freshName();
    const both = [open({ name }), open({ name })];
    const jobs = Array.from({ length: 40 }, (_, index) => jobOf(`j${String(index)}`, index % 2 ? `k${String(index)}` : null));
    await both[0]!.commit(commitOf({ jobs: [...jobs, jobOf('later', null, '2027-01-01T00:00:00.000Z')] }));
    await both[0]!.commit(commitOf({ jobs: [jobOf('again', 'k1')] }));
    const claims = await Promise.all(Array.from({ length: 8 }, (_, index) => both[index % 2]!.jobs!.claim(10, 1000, at)));
    const claimed = claims.flat();
    expect([claimed.length, new Set(claimed.map(({ id }) => id)).size]).to.deep.equal([40, 40]);
    expect(claimed.find(({ id }) => id === 'j1')).to.deep.equal({ ...jobOf('j1', 'k1'), attempts: 1 });
    await both[0]!.jobs!.settle('j0', { status: 'done' });
    await both[0]!.jobs!.settle('j1', { status: 'dead', error: 'no' });
    await both[0]!.jobs!.settle('j2', { status: 'retry', runAt: '2026-01-01T00:00:10.000Z', error: 'later' });
    expect(await both[1]!.jobs!.claim(5, 1000, '2026-01-01T00:00:00.999Z')).to.deep.equal([]);
    const again = await both[1]!.jobs!.claim(99, 1000, '2026-01-01T00:00:01.000Z');
    expect([again.length, again.some(({ id }) => ['j0', 'j1', 'j2'].includes(id)), again[0]?.attempts]).to.deep.equal([37, false, 2]);
    await both[0]!.commit(commitOf({ jobs: [jobOf('once more', 'k1')] }));
    const late = await both[1]!.jobs!.claim(99, 1000, '2026-01-01T00:00:10.000Z');
    expect(late.some(({ id }) => id === 'once more')).to.equal(false);
    expect(late.some(({ id }) => id === 'j2')).to.equal(true);
  });

  it('forgets a receipt once its time is over, and keeps the others', async () => {
    const name = freshName();
    const store = open({ name });
    await store.commit(commitOf({ receipt: receiptOf('old', '2020-01-01T00:00:00.000Z') }));
    await store.commit(commitOf({ receipt: receiptOf('new', '2999-01-01T00:00:00.000Z') }));
    await store.commit(commitOf({ receipt: receiptOf('ever') }));
    expect((await rawRows(name, 'receipt')).map((row) => (row as { key: string }).key)).to.have.members(['new', 'ever']);
  });

  it('declares what it can do, frozen', () => {
    const { capabilities } = open();
    expect(capabilities).to.deep.equal({ ties: true, watch: true, jobs: true, atomic: 'batch' });
    expect(Object.isFrozen(capabilities)).to.equal(true);
  });
});
