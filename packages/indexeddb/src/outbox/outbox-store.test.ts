import { expect } from '@open-wc/testing';
import { freshName, otherTab, rawOpen, rawRows, refusal } from '../indexeddb.harness.ts';
import type * as Package from './index.ts';
import { type OutboxOptions, type OutboxStore, outboxLimits, outboxStore } from './index.ts';

const packageUrl = new URL('./index.ts', import.meta.url).href;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const request = (key: string, body = `email=${key}%40exemple.fr`) => ({ key, formKey: 'contact', body });
const kept = async (outbox: OutboxStore): Promise<string[]> => (await outbox.list()).map(({ key }) => key);

describe('outboxStore', () => {
  const opened: OutboxStore[] = [];
  const clock = { at: 1_800_000_000_000, now: () => clock.at };
  const open = (options: OutboxOptions = {}): OutboxStore => {
    const outbox = outboxStore({ name: freshName(), clock, ...options });
    opened.push(outbox);
    return outbox;
  };
  beforeEach(() => {
    clock.at = 1_800_000_000_000;
  });
  afterEach(() => {
    for (const outbox of opened.splice(0)) outbox.close();
  });

  it('keeps a request across a reload, hands it out once, and forgets its text when it was delivered', async () => {
    const name = freshName();
    const before = open({ name });
    expect(await before.put({ ...request('a', 'message=Ça va ? 😀'), tenantHint: 'lyon' })).to.equal('stored');
    before.close();
    const after = open({ name });
    const leased = (await after.lease('contact'))!;
    expect([leased.body, leased.attempts, leased.state, leased.tenantHint]).to.deep.equal(['message=Ça va ? 😀', 1, 'sending', 'lyon']);
    expect(await after.lease('contact')).to.equal(undefined);
    expect(await after.settle(leased, { status: 'delivered', id: 'lead-1', receivedAt: '2027-01-01T00:00:00Z' })).to.equal(true);
    expect(await rawRows(name, 'lead')).to.deep.equal([]);
    const tombstone = { key: 'a', formKey: 'contact', id: 'lead-1', receivedAt: '2027-01-01T00:00:00Z' };
    expect(await after.tombstone('a')).to.deep.equal(tombstone);
    expect(await after.put(request('a'))).to.equal('delivered');
    clock.at += day;
    expect(await after.tombstone('a')).to.equal(undefined);
    await after.takeExpired();
    expect(await rawRows(name, 'tombstone')).to.deep.equal([]);
  });

  it('the same key twice is one request, and the first text stays', async () => {
    const outbox = open();
    const both = await Promise.all([outbox.put(request('a', 'first')), outbox.put(request('a', 'second'))]);
    expect(both.sort()).to.deep.equal(['known', 'stored']);
    expect(await kept(outbox)).to.deep.equal(['a']);
  });

  it('an edited request takes the place of the parked one in one step', async () => {
    const outbox = open({ limits: { leads: 1 } });
    await outbox.put(request('old'));
    const leased = (await outbox.lease('contact'))!;
    await outbox.settle(leased, { status: 'parked', lastStatus: 422 });
    expect((await outbox.list())[0]).to.include({ state: 'parked', lastStatus: 422 });
    expect(await outbox.lease('contact')).to.equal(undefined);
    expect(await outbox.nextIn('contact')).to.equal(undefined);
    expect(await outbox.read('old')).to.equal('email=old%40exemple.fr');
    expect(await outbox.put(request('new'), { replaces: 'old' })).to.equal('stored');
    expect(await kept(outbox)).to.deep.equal(['new']);
  });

  it('hands out the oldest of its form first, and nothing of another form', async () => {
    const outbox = open();
    for (const key of ['c', 'a', 'b']) {
      await outbox.put(request(key));
      clock.at += 1;
    }
    await outbox.put({ ...request('other'), formKey: 'test-drive' });
    const order = [];
    for (let leased = await outbox.lease('contact'); leased; leased = await outbox.lease('contact')) order.push(leased.key);
    expect(order).to.deep.equal(['c', 'a', 'b']);
  });

  it('waits as long as it was told, no longer than a day, and not for ever when the clock is set back', async () => {
    const outbox = open();
    await outbox.put(request('a'));
    const wait = async (after: number, floor = 0): Promise<void> => {
      const leased = (await outbox.lease('contact'))!;
      expect(await outbox.settle(leased, { status: 'waiting', after, floor, lastStatus: 503 })).to.equal(true);
    };
    await wait(5 * minute);
    expect(await outbox.nextIn('contact')).to.equal(5 * minute);
    clock.at += 5 * minute - 1;
    expect(await outbox.lease('contact')).to.equal(undefined);
    clock.at += 1;
    await wait(5 * minute);
    clock.at -= hour;
    expect(await outbox.nextIn('contact'), 'an hour back is more than the five minutes that were to pass').to.equal(0);
    await wait(100 * day);
    expect(await outbox.nextIn('contact')).to.equal(day);
    clock.at += day;
    await wait(5 * minute, 2 * minute);
    expect(await outbox.lease('contact', { early: true }), 'the server asked for two minutes').to.equal(undefined);
    clock.at += 2 * minute;
    expect(await outbox.lease('contact')).to.equal(undefined);
    expect((await outbox.lease('contact', { early: true }))?.attempts).to.equal(5);
  });

  it('a person may send a parked request at once, or erase it', async () => {
    const outbox = open();
    await outbox.put(request('a'));
    await outbox.settle((await outbox.lease('contact'))!, { status: 'parked', lastStatus: 403 });
    expect(await outbox.retry('a')).to.equal(true);
    expect((await outbox.lease('contact'))?.key).to.equal('a');
    expect(await outbox.retry('a'), 'it is being sent').to.equal(false);
    expect([await outbox.delete('a'), await outbox.delete('a'), await outbox.retry('a')]).to.deep.equal([true, false, false]);
    expect(await outbox.read('a')).to.equal(undefined);
  });

  it('holds at most 50 requests and 5 MB, and never pushes an unsent one out', async () => {
    const outbox = open({ limits: { leads: 1000, bytes: 1e9 } });
    for (let index = 0; index < 50; index++) await outbox.put(request(`k${String(index)}`));
    expect(await refusal(outbox.put(request('one too many')))).to.equal('unavailable');
    expect(await kept(outbox)).to.have.length(50);
    expect(await outbox.put(request('k7')), 'what is kept is known, full or not').to.equal('known');
    const large = open();
    await large.put(request('a', 'x'.repeat(3_000_000)));
    expect(await refusal(large.put(request('b', 'x'.repeat(3_000_000))))).to.equal('unavailable');
    expect(await refusal(large.put(request('c', 'x'.repeat(5_000_001))))).to.equal('too-large');
    expect(await large.put(request('d', 'x'.repeat(1_000_000)))).to.equal('stored');
    expect(await kept(large)).to.deep.equal(['a', 'd']);
  });

  it('after 7 days a request is erased and only counted, and makes room for the next', async () => {
    const name = freshName();
    const outbox = open({ name, limits: { leads: 2 } });
    await outbox.put(request('a'));
    await outbox.put({ ...request('b'), formKey: 'test-drive' });
    clock.at += 7 * day;
    expect([await outbox.lease('contact'), await kept(outbox)]).to.deep.equal([undefined, []]);
    expect(await outbox.put(request('c'))).to.equal('stored');
    expect(await rawRows(name, 'lead')).to.have.length(1);
    expect(await outbox.takeExpired()).to.deep.equal({ contact: 1, 'test-drive': 1 });
    expect(await outbox.takeExpired()).to.deep.equal({});
  });

  it('a clock set back a year does not make a request live a year longer', async () => {
    const outbox = open();
    await outbox.put(request('a'));
    clock.at -= 365 * day;
    expect(await outbox.takeExpired()).to.deep.equal({});
    clock.at += 7 * day;
    expect(await outbox.takeExpired()).to.deep.equal({ contact: 1 });
  });

  it('nothing of a request can be read in its row, its key cannot be exported, and a row cannot pass for another', async () => {
    const name = freshName();
    const outbox = open({ name });
    const secret = 'Coco Hernandez +33612345678';
    await outbox.put(request('a', secret));
    await outbox.put(request('b', secret));
    const rows = (await rawRows(name, 'lead')) as { key: string; ciphertext: ArrayBuffer; iv: Uint8Array; size: number }[];
    for (const row of rows) {
      const text = JSON.stringify(row) + new TextDecoder('latin1').decode(row.ciphertext);
      for (const word of ['Coco', 'Hernandez', '612345678']) expect(text).not.to.contain(word);
      expect(row.size).to.equal(row.ciphertext.byteLength);
    }
    expect([...rows[0]!.iv]).not.to.deep.equal([...rows[1]!.iv]);
    const [key] = (await rawRows(name, 'secret')) as CryptoKey[];
    expect([key!.extractable, key!.algorithm.name]).to.deep.equal([false, 'AES-GCM']);
    expect(await crypto.subtle.exportKey('raw', key!).catch((error: unknown) => (error as Error).name)).to.equal('InvalidAccessError');

    const database = await rawOpen(name);
    database
      .transaction('lead', 'readwrite')
      .objectStore('lead')
      .put({ ...rows[1], key: 'a' });
    database.close();
    expect((await outbox.lease('contact'))?.key, 'what cannot be read is parked and keeps nobody waiting').to.equal('b');
    expect((await outbox.list()).map(({ key: own, state }) => [own, state])).to.deep.equal([['a', 'parked'], ['b', 'sending']]); // prettier-ignore
  });

  it('a row of a newer page is neither sent nor erased', async () => {
    const name = freshName();
    const outbox = open({ name });
    await outbox.put(request('a'));
    const [row] = (await rawRows(name, 'lead')) as object[];
    const database = await rawOpen(name);
    database
      .transaction('lead', 'readwrite')
      .objectStore('lead')
      .put({ ...row, v: 99 });
    database.close();
    clock.at += 8 * day;
    expect([await outbox.lease('contact'), await kept(outbox), await outbox.takeExpired()]).to.deep.equal([undefined, [], {}]);
    expect(await outbox.put(request('a'))).to.equal('known');
    expect(await rawRows(name, 'lead')).to.have.length(1);
  });

  it('two tabs never hold the same request; an answer under an older lease is not taken', async () => {
    const name = freshName();
    const tab = await otherTab<typeof Package>(packageUrl);
    const [mine, theirs] = [open({ name }), tab.module.outboxStore({ name, clock })];
    for (let index = 0; index < 20; index++) await mine.put(request(`k${String(index)}`));
    const drain = async (outbox: OutboxStore): Promise<string[]> => {
      const keys: string[] = [];
      for (let leased = await outbox.lease('contact'); leased; leased = await outbox.lease('contact')) keys.push(leased.key);
      return keys;
    };
    const all = (await Promise.all([drain(mine), drain(theirs)])).flat();
    expect([all.length, new Set(all).size]).to.deep.equal([20, 20]);
    theirs.close();
    tab.close();

    const one = open();
    await one.put(request('a'));
    const first = (await one.lease('contact'))!;
    clock.at += outboxLimits.lease;
    const second = (await one.lease('contact'))!;
    expect([second.key, second.attempts]).to.deep.equal(['a', 2]);
    expect(await one.settle(first, { status: 'parked', lastStatus: 400 })).to.equal(false);
    expect((await one.list())[0]?.state).to.equal('sending');
    expect(await one.settle(first, { status: 'delivered' }), 'delivered is a fact, whoever tells it').to.equal(true);
    expect(await one.settle(second, { status: 'waiting', after: 1, lastStatus: 0 })).to.equal(false);
    expect(await kept(one)).to.deep.equal([]);
  });

  it('a request whose tab died is free at once; without the browser’s locks when its lease is over', async () => {
    const name = freshName();
    const mine = open({ name });
    await mine.put(request('a'));
    const tab = await otherTab<typeof Package>(packageUrl);
    expect((await tab.module.outboxStore({ name, clock }).lease('contact'))?.key).to.equal('a');
    expect(await mine.lease('contact')).to.equal(undefined);
    expect(await mine.nextIn('contact')).to.equal(outboxLimits.lease);
    tab.close();
    let again;
    for (let round = 0; round < 100 && !again; round++) again = await mine.lease('contact');
    expect([again?.key, again?.attempts]).to.deep.equal(['a', 2]);

    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')!;
    Object.defineProperty(Navigator.prototype, 'locks', { ...locks, get: () => undefined });
    try {
      const [one, two] = [open({ name: `${name}-2` }), open({ name: `${name}-2` })];
      await one.put(request('a'));
      const both = (await Promise.all([one.lease('contact'), two.lease('contact')])).filter((leased) => leased !== undefined);
      expect(both).to.have.length(1);
      clock.at += outboxLimits.lease - 1;
      expect(await two.lease('contact')).to.equal(undefined);
      clock.at += 1;
      expect((await two.lease('contact'))?.key).to.equal('a');
      clock.at -= hour;
      expect((await one.lease('contact'))?.key, 'the clock went back: a lease is never longer than its length').to.equal('a');
    } finally {
      Object.defineProperty(Navigator.prototype, 'locks', locks);
    }
  });

  it('where the browser keeps nothing, or nothing can be encrypted, every method is unavailable and nothing is written', async () => {
    const subtle = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle')!;
    const name = freshName();
    const outbox = open({ name });
    Object.defineProperty(Crypto.prototype, 'subtle', { ...subtle, get: () => undefined });
    expect(await refusal(outbox.put(request('a')))).to.equal('unavailable');
    Object.defineProperty(Crypto.prototype, 'subtle', subtle);
    expect(await kept(outbox)).to.deep.equal([]);
    expect(await refusal(outbox.put(request('')))).to.equal('malformed');
    const own = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
    const fail = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const blind = open();
    Object.defineProperty(IDBFactory.prototype, 'open', { ...own, value: fail });
    const calls = [() => blind.put(request('a')), () => blind.lease('contact'), () => blind.list(), () => blind.takeExpired()];
    for (const call of calls) expect(await refusal(call())).to.equal('unavailable');
    Object.defineProperty(IDBFactory.prototype, 'open', own);
    expect(await blind.put(request('a'))).to.equal('stored');
    blind.close();
    blind.close();
    expect(await refusal(blind.list())).to.equal('unavailable');
  });
});
