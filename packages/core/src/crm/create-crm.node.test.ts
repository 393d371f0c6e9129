import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnyRecord, CrmSource, LiveListener, Seen, Session } from '../index.ts';
import { createCrm, isDealerkitError } from '../index.ts';

interface Thing extends AnyRecord {
  readonly name: string;
}
const thing = { name: 'thing' } as { readonly name: string; readonly record?: Thing };
const seen = (id: string, name: string): Seen<AnyRecord> => ({
  id, name, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', version: '1', ties: [], hidden: [],
}); // prettier-ignore

/** Waits until something is so: how long that takes is the machine's affair. */
async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !what(); tries++) await wait(10);
}

function counted(delayMs = 1) {
  const calls = { session: 0, read: [] as (readonly string[])[], aborted: 0, streams: 0 };
  const names = new Map<string, string>();
  let listener: LiveListener | undefined;
  const capabilities = { ties: true, watch: true, jobs: true, atomic: 'batch' } as const;
  const session: Session = {
    principal: { id: 'u', name: 'U', branch: null, groups: [] },
    rights: {},
    dictionaries: {},
    capabilities,
    now: '',
    cursor: 'c0',
  };
  const source: CrmSource = {
    session: async () => {
      calls.session++;
      await wait(delayMs);
      return session;
    },
    read: async (_noun, ids, signal) => {
      calls.read.push(ids);
      const answer = ids.map((id) => (id.startsWith('no') ? null : seen(id, names.get(id) ?? id)));
      signal?.addEventListener('abort', () => calls.aborted++);
      await wait(delayMs);
      return answer;
    },
    query: () => Promise.resolve({ items: [...names].map(([id, name]) => seen(id, name)) }),
    run: () => Promise.resolve({}),
    preview: () => Promise.reject(new Error('unused')),
    stream: (from, on) => {
      assert.equal(from, 'c0');
      calls.streams++;
      listener = on;
      return () => (listener = undefined);
    },
  };
  return { source, calls, names, tell: () => listener };
}

test('50 reads of one id, and 50 ids, are one read each, and wait for one session', async () => {
  const { source, calls } = counted();
  await using crm = createCrm(source);
  await Promise.all(Array.from({ length: 50 }, () => crm.get(thing, 'a')));
  assert.deepEqual(calls.read, [['a']]);
  await Promise.all(Array.from({ length: 50 }, (_, index) => crm.get(thing, `t${String(index)}`)));
  assert.equal(calls.read.length, 2);
  assert.equal(calls.session, 1);
});

test('more than 200 ids leave as batches of 200; what is missing is not-found and the others are answered', async () => {
  const { source, calls } = counted();
  await using crm = createCrm(source);
  const results = await Promise.allSettled(
    Array.from({ length: 250 }, (_, index) => crm.get(thing, index === 7 ? 'nothing' : `t${String(index)}`)),
  );
  assert.deepEqual(
    calls.read.map((ids) => ids.length),
    [200, 50],
  );
  assert.equal(results.filter(({ status }) => status === 'rejected').length, 1);
  assert.ok(isDealerkitError((results[7] as PromiseRejectedResult).reason, 'not-found'));
});

test('long ids leave in batches that an address holds; one alone, however long', async () => {
  const { source, calls } = counted();
  await using crm = createCrm(source);
  const ids = [...Array.from({ length: 200 }, (_, index) => `${String(index).padStart(3, '0')}${'x'.repeat(97)}`), 'y'.repeat(9_000)];
  await Promise.allSettled(ids.map((id) => crm.get(thing, id)));
  assert.deepEqual(calls.read.flat(), ids);
  for (const batch of calls.read) assert.ok(batch.length === 1 || encodeURIComponent(batch.join(',')).length <= 8_000);
  assert.ok(calls.read.length <= 5);
});

test('an aborted read does not abort those who still wait, and the last one aborts the request', async () => {
  const { source, calls } = counted(30);
  await using crm = createCrm(source);
  await crm.get(thing, 'warm');
  const [one, two] = [new AbortController(), new AbortController()];
  const reads = [crm.get(thing, 'a', { signal: one.signal }), crm.get(thing, 'a', { signal: two.signal })];
  const settled = Promise.allSettled(reads);
  await wait(10);
  one.abort();
  assert.equal(calls.aborted, 0);
  two.abort();
  await settled;
  assert.equal(calls.aborted, 1);
  assert.equal((await crm.get(thing, 'a')).name, 'a');
});

test('a watched record follows changes, leaves when gone, and never joins a read from before the change', async () => {
  const { source, calls, names, tell } = counted(20);
  await using crm = createCrm(source);
  names.set('a', 'old');
  const watched = crm.watch(thing, 'a');
  let told = 0;
  const stop = watched.subscribe(() => told++);
  await until(() => watched.state.value !== undefined);
  assert.equal(watched.state.value?.name, 'old');
  const slow = crm.get(thing, 'a');
  await wait(5);
  names.set('a', 'new');
  tell()?.onMessage({ cursor: 'c1', noun: 'thing', id: 'a', version: '2' });
  await slow;
  await until(() => (watched.state.value as Thing | undefined)?.name === 'new');
  assert.equal((watched.state.value as Thing | undefined)?.name, 'new');
  tell()?.onMessage({ cursor: 'c2', noun: 'thing', id: 'a', gone: true });
  assert.equal(watched.state.value, undefined);
  assert.equal(watched.state.error?.code, 'not-found');
  assert.ok(told >= 3);
  stop();
  assert.equal(tell(), undefined, 'the last listener ends the stream');
  assert.equal(calls.streams, 1);
});

test('a closed Crm refuses, forgets what it showed and ends its stream', async () => {
  const { source, names, tell } = counted();
  const crm = createCrm(source);
  names.set('a', 'A');
  const watched = crm.watch(thing, 'a');
  watched.subscribe(() => undefined);
  await until(() => tell() !== undefined);
  assert.ok(tell() !== undefined);
  await crm.close();
  assert.equal(watched.state.value, undefined);
  assert.equal(tell(), undefined);
  await assert.rejects(crm.get(thing, 'a'), (error) => isDealerkitError(error, 'unavailable'));
});

test('without a stream, own writes refresh what is watched', async () => {
  const { source, names } = counted();
  const { stream, ...quiet } = source;
  stream;
  await using crm = createCrm(quiet);
  names.set('a', 'before');
  const watched = crm.watch(thing, 'a');
  watched.subscribe(() => undefined);
  await until(() => watched.state.value !== undefined);
  names.set('a', 'after');
  await crm.run({ name: 'x' } as never, {} as never);
  await until(() => watched.state.value?.name === 'after');
  assert.equal(watched.state.value?.name, 'after');
});

test('rights are unknown until the session is known', () => {
  const crm = createCrm(counted().source);
  assert.equal(crm.can('thing.delete'), false);
  assert.equal(crm.explain('thing.delete').code, 'unknown');
});

test('runMany answers every input, refusals as results', async () => {
  const { source } = counted();
  const failing: CrmSource = {
    ...source,
    run: (_name, input) => (input === 2 ? Promise.reject(new Error('two')) : Promise.resolve(input)),
  };
  await using crm = createCrm(failing);
  const results = [];
  for await (const result of crm.runMany({ name: 'x' } as never, [1, 2, 3] as never)) results.push(result);
  assert.deepEqual(
    results.map(({ done }) => done),
    [1, 2, 3],
  );
  assert.equal(results.find(({ index }) => index === 1)?.error?.code, 'unavailable');
});
