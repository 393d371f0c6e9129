/** Commits, receipts, jobs, tenants and watching: the memory backend is the reference, PGlite and PostgreSQL must do as it does. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type AnyRecord, type Noun, defineNoun } from '@dealerkit/core';
import { memoryBackend } from '@dealerkit/core/memory';
import type { Backend, Change, Commit, Committed, NewJob, Receipt, RecordChange } from '@dealerkit/core/server';
import { migrate, sqlBackend, sweep } from '@dealerkit/sql';
import pg from 'pg';
import * as z from 'zod/mini';
import { type SqlStore, openSqlStores } from './support/sql-stores.ts';

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
const nouns = [lead, client];

const at = '2026-01-01T00:00:00.000Z';
const record = (id: string, fields: Readonly<Record<string, unknown>> = {}): AnyRecord => ({
  ...{ id, createdAt: at, createdBy: 'u1', updatedAt: at, updatedBy: 'u1' },
  ...{ title: `Lead ${id}`, status: 'open', clientId: null, ...fields },
});
const create = (id: string, fields?: Readonly<Record<string, unknown>>, ties: readonly string[] = ['own:u1']): Change => ({
  ...{ noun: 'lead', id, expect: null, ties },
  record: record(id, fields),
});
const update = (id: string, expect: string, fields?: Readonly<Record<string, unknown>>, ties: readonly string[] = ['own:u1']): Change => ({
  ...create(id, fields, ties),
  expect,
});
const remove = (id: string, expect: string): Change => ({ noun: 'lead', id, expect, record: null, ties: [] });
const commit = (parts: Partial<Commit>): Commit => ({ changes: [], reties: [], expects: [], jobs: [], ...parts });
const receipt = (key: string): Receipt => ({ scope: 's', key, fingerprint: 'f', result: { z: 1, a: 'é' }, at, until: null });
const job = (id: string, key: string | null, runAt = at): NewJob => ({ id, type: 'mail', key, params: { to: 'é' }, runAt });
const openLeads = { noun: 'lead', where: { and: [{ eq: ['clientId', 'c1'] }, { eq: ['status', 'open'] }] } } as const;

/** Each step is a commit and its answer. */
const stories: Readonly<Record<string, readonly (readonly [Partial<Commit>, Committed])[]>> = {
  'creates, updates, deletes, and creates again': [
    [{ changes: [create('1')] }, { ok: true, versions: { 'lead:1': '1' } }],
    [{ changes: [update('1', '1', { title: 'B' })] }, { ok: true, versions: { 'lead:1': '2' } }],
    [{ changes: [remove('1', '2')] }, { ok: true, versions: {} }],
    [{ changes: [create('1')] }, { ok: true, versions: { 'lead:1': '1' } }],
  ],
  'names every record that moved, and writes nothing of the rest': [
    [{ changes: [create('1'), create('2')] }, { ok: true, versions: { 'lead:1': '1', 'lead:2': '1' } }],
    [
      { changes: [create('3'), update('2', '9'), create('1'), remove('4', '1')], jobs: [job('j', 'k')], receipt: receipt('k') },
      { ok: false, reason: 'version', refs: ['1', '2', '4'].map((id) => ({ noun: 'lead', id })) },
    ],
    [
      { changes: [create('3')], receipt: receipt('k') },
      { ok: true, versions: { 'lead:3': '1' } },
    ],
  ],
  'refuses an expectation that no longer holds, by its index': [
    [{ changes: [create('1', { clientId: 'c1' })] }, { ok: true, versions: { 'lead:1': '1' } }],
    [
      { changes: [create('2')], expects: [{ ...openLeads, ids: ['1'] }] },
      { ok: true, versions: { 'lead:2': '1' } },
    ],
    [
      {
        changes: [create('3')],
        expects: [
          { ...openLeads, ids: ['1'] },
          { ...openLeads, ids: [] },
        ],
      },
      { ok: false, reason: 'expect', index: 1 },
    ],
    [
      { changes: [create('3')], expects: [{ ...openLeads, ids: ['1', '9'] }] },
      { ok: false, reason: 'expect', index: 0 },
    ],
    [
      { changes: [create('3')], expects: [{ ...openLeads, ids: ['9'] }] },
      { ok: false, reason: 'expect', index: 0 },
    ],
  ],
  'answers a key once': [
    [
      { changes: [create('1')], receipt: receipt('k') },
      { ok: true, versions: { 'lead:1': '1' } },
    ],
    [
      { changes: [create('2')], receipt: receipt('k') },
      { ok: false, reason: 'receipt' },
    ],
    [
      { changes: [create('1')], receipt: receipt('k') },
      { ok: false, reason: 'receipt' },
    ],
    [
      { changes: [create('2')], receipt: { ...receipt('k'), scope: 'other' } },
      { ok: true, versions: { 'lead:2': '1' } },
    ],
  ],
  're-ties without a new version, and passes over what is not there': [
    [{ changes: [create('1')] }, { ok: true, versions: { 'lead:1': '1' } }],
    [
      {
        reties: [
          { noun: 'lead', id: '1', ties: ['own:u2'] },
          { noun: 'lead', id: 'none', ties: ['x'] },
        ],
      },
      { ok: true, versions: {} },
    ],
    [
      { changes: [update('1', '1')], reties: [{ noun: 'lead', id: '1', ties: ['own:u3'] }] },
      { ok: true, versions: { 'lead:1': '2' } },
    ],
  ],
};

async function everything(backend: Backend): Promise<unknown> {
  const page = (query: object) => backend.query('lead', { sort: 'newest', limit: 100, ...query });
  const scopes = ['own:u1', 'own:u2', 'own:u3'].map((tie) => page({ ties: [tie] }));
  return [await page({}), await Promise.all(scopes), await page({ search: 'lead' }), await backend.get('lead', ['3', '1', 'none', '1'])];
}

const until = async (what: () => boolean | Promise<boolean>, ms = 5000): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await what())) {
    assert.ok(Date.now() < end, `not within ${String(ms)} ms`);
    await wait(10);
  }
};

describe('commits of the SQL backend', () => {
  let stores: SqlStore[] = [];
  let tenants = 0;
  before(async () => {
    stores = await openSqlStores();
    for (const { pool, second } of stores) await Promise.all([migrate(pool, [lead]), migrate(second ?? pool, nouns), migrate(pool, nouns)]);
  });
  after(async () => {
    for (const store of stores) await store.close();
  });
  const tenant = () => `tenant ${String(++tenants)}`;
  const backend = (pool: SqlStore['pool'], name = tenant()): Backend => sqlBackend({ pool, tenant: name, nouns });

  for (const [says, steps] of Object.entries(stories))
    test(says, async () => {
      const reference = memoryBackend({ nouns });
      for (const [parts, answer] of steps) {
        const { refs, ...rest } = (await reference.commit(commit(parts))) as { refs?: { id: string }[] };
        const sorted = refs ? { ...rest, refs: refs.sort((a, b) => a.id.localeCompare(b.id)) } : rest;
        assert.deepEqual(sorted, answer, 'memory');
      }
      for (const { name, pool } of stores) {
        const store = backend(pool);
        for (const [parts, answer] of steps) assert.deepEqual(await store.commit(commit(parts)), answer, name);
        assert.deepEqual(await everything(store), await everything(reference), name);
        assert.deepEqual(await store.receipt('s', 'k'), await reference.receipt('s', 'k'), name);
      }
    });

  test('50 parallel commits with the same key: exactly one', async () => {
    for (const { name, pool, second } of stores) {
      const own = tenant();
      const both = [backend(pool, own), backend(second ?? pool, own)];
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          both[index % 2]!.commit(commit({ changes: [create(String(index))], receipt: receipt('k') })),
        ),
      );
      assert.equal(answers.filter(({ ok }) => ok).length, 1, name);
      assert.ok(
        answers.every((answer) => answer.ok || answer.reason === 'receipt'),
        name,
      );
      assert.equal((await both[0]!.query('lead', { sort: 'newest', limit: 100 })).items.length, 1, name);
    }
  });

  test('30 parallel writers of the same records, in any order: every step counted once', async () => {
    for (const { name, pool, second } of stores) {
      const own = tenant();
      const both = [backend(pool, own), backend(second ?? pool, own)];
      await both[0]!.commit(commit({ changes: [create('a', { title: '0' }), create('b', { title: '0' })] }));
      const add = async (store: Backend, ids: readonly string[]): Promise<void> => {
        for (;;) {
          const found = await store.get('lead', ids);
          const changes = found.map((stored) =>
            update(stored!.record.id, stored!.version, { title: String(Number(stored!.record['title']) + 1) }),
          );
          if ((await store.commit(commit({ changes }))).ok) return;
        }
      };
      await Promise.all(Array.from({ length: 30 }, (_, index) => add(both[index % 2]!, index % 3 ? ['a', 'b'] : ['b', 'a'])));
      const found = await both[0]!.get('lead', ['a', 'b']);
      assert.deepEqual(
        found.map((stored) => [stored?.version, stored?.record['title']]),
        [
          ['31', '30'],
          ['31', '30'],
        ],
        name,
      );
    }
  });

  test('two commits that break each other’s expectation never both succeed', async () => {
    for (const { name, pool, second } of stores)
      for (let round = 0; round < 20; round++) {
        const own = tenant();
        const both = [backend(pool, own), backend(second ?? pool, own)];
        const none = [{ ...openLeads, ids: [] }];
        const answers = await Promise.all([
          both[0]!.commit(commit({ changes: [create('1', { clientId: 'c1' })], expects: none })),
          both[1]!.commit(commit({ changes: [create('2', { clientId: 'c1' })], expects: none })),
          both[1]!.commit(commit({ changes: [{ ...create('c'), noun: 'client' }], expects: [{ ...openLeads, ids: [] }] })),
        ]);
        assert.equal(answers.slice(0, 2).filter(({ ok }) => ok).length, 1, name);
      }
  });

  test('a commit without expectations cannot slip past one that has some', async () => {
    for (const { name, pool, second } of stores)
      for (let round = 0; round < 20; round++) {
        const own = tenant();
        const both = [backend(pool, own), backend(second ?? pool, own)];
        const gone: Change = { noun: 'client', id: 'c1', expect: '1', record: null, ties: [] };
        await both[0]!.commit(commit({ changes: [{ ...create('c1'), noun: 'client' }] }));
        const [deleted] = await Promise.all([
          both[0]!.commit(commit({ changes: [gone], expects: [{ ...openLeads, ids: [] }] })),
          both[1]!.commit(commit({ changes: [create('1', { clientId: 'c1' })] })),
        ]);
        const changes = await seen(both[0]!);
        const order = changes.map(({ noun }) => noun);
        assert.equal(
          deleted.ok ? order.lastIndexOf('client') < order.indexOf('lead') : order.filter((noun) => noun === 'client').length === 1,
          true,
          name,
        );
      }
  });

  // What a watcher that was there from the beginning has been told.
  const beginning = Buffer.from(JSON.stringify([1, '1', Date.now()])).toString('base64url');
  async function seen(store: Backend): Promise<RecordChange[]> {
    const told: RecordChange[] = [];
    const end = store.watch!(
      beginning,
      (change) => told.push(change),
      () => assert.fail('reset'),
    );
    await store.commit(commit({ changes: [create('marker')] }));
    await until(() => told.some(({ id }) => id === 'marker'));
    end();
    return told.filter(({ id }) => id !== 'marker');
  }

  test('jobs: each is claimed by one of 8 claimers, a lease expires, a key is used once', async () => {
    for (const { name, pool, second } of stores) {
      const own = tenant();
      const both = [backend(pool, own), backend(second ?? pool, own)];
      const jobs = Array.from({ length: 100 }, (_, index) => job(`j${String(index)}`, index % 2 ? `k${String(index)}` : null));
      await both[0]!.commit(commit({ jobs: [...jobs, job('later', null, '2027-01-01T00:00:00.000Z')] }));
      await both[0]!.commit(commit({ jobs: [job('again', 'k1'), job('j0', 'k0')] }));
      const claims = await Promise.all(Array.from({ length: 8 }, (_, index) => both[index % 2]!.jobs!.claim(20, 1000, at)));
      const claimed = claims.flat();
      assert.deepEqual([claimed.length, new Set(claimed.map(({ id }) => id)).size], [100, 100], name);
      const first = claimed.find(({ id }) => id === 'j1');
      assert.deepEqual(first, { ...job('j1', 'k1'), attempts: 1 }, name);
      await both[0]!.jobs!.settle('j0', { status: 'done' });
      await both[0]!.jobs!.settle('j1', { status: 'dead', error: 'no' });
      await both[0]!.jobs!.settle('j2', { status: 'retry', runAt: '2026-01-01T00:00:10.000Z', error: 'later' });
      assert.deepEqual(await both[1]!.jobs!.claim(5, 1000, '2026-01-01T00:00:00.999Z'), [], name);
      const again = await both[1]!.jobs!.claim(200, 1000, '2026-01-01T00:00:01.000Z');
      assert.deepEqual([again.length, again.some(({ id }) => ['j0', 'j1', 'j2'].includes(id)), again[0]?.attempts], [97, false, 2], name);
      await both[0]!.commit(commit({ jobs: [job('once more', 'k1')] }));
      const late = await both[1]!.jobs!.claim(200, 1000, '2026-01-01T00:00:10.000Z');
      assert.equal(
        late.some(({ id }) => id === 'once more'),
        false,
        name,
      );
    }
  });

  test('another tenant: nothing is found, nothing is written, not even by a statement that forgets to say whose', async () => {
    for (const { name, pool } of stores) {
      const [mine, theirs] = [tenant(), tenant()];
      await backend(pool, theirs).commit(commit({ changes: [create('1')], jobs: [job('j', null)], receipt: receipt('k') }));
      const own = backend(pool, mine);
      assert.deepEqual(await own.get('lead', ['1']), [undefined], name);
      assert.equal((await own.query('lead', { sort: 'newest', limit: 9, count: true })).total, 0, name);
      assert.equal((await own.query('lead', { sort: 'newest', limit: 9, count: true, ties: ['own:u1'] })).total, 0, name);
      assert.equal(await own.receipt('s', 'k'), undefined, name);
      assert.deepEqual(await own.jobs!.claim(9, 1, at), [], name);
      assert.deepEqual((await own.commit(commit({ changes: [update('1', '1')] }))).ok, false, name);
      const connection = await pool.connect();
      try {
        const rows = async (sql: string) => (await connection.query(sql, [])).rows;
        const [{ above }] = (await rows('select rolsuper as above from pg_roles where rolname = current_user')) as [{ above: boolean }];
        for (const table of ['noun_lead', 'tie', 'tie_3', 'token', 'change', 'receipt', 'job', 'fence', 'element']) {
          await rows('begin');
          if (above) await rows('set local role dealerkit_app');
          assert.deepEqual(await rows(`select * from dealerkit.${table}`), [], `${name} ${table} without a tenant`);
          await connection.query(`select set_config('app.tenant', $1, true)`, [mine]);
          const foreign = (await rows(`select tenant from dealerkit.${table}`)) as { tenant: string }[];
          assert.ok(
            foreign.every((row) => row.tenant === mine),
            `${name} ${table}`,
          );
          await rows('rollback');
        }
        await rows('begin');
        if (above) await rows('set local role dealerkit_app');
        await connection.query(`select set_config('app.tenant', $1, true)`, [mine]);
        await assert.rejects(connection.query('insert into dealerkit.fence values ($1, $2)', [theirs, 'x']), { code: '42501' }, name);
        await rows('rollback');
      } finally {
        connection.release();
      }
    }
  });

  test('a watcher hears of every change with both its sides, and a re-tie', async () => {
    for (const { name, pool, second } of stores) {
      const own = tenant();
      const told: RecordChange[] = [];
      const watcher = backend(second ?? pool, own);
      const end = watcher.watch!(
        undefined,
        (change) => told.push(change),
        () => assert.fail('reset'),
      );
      await wait(100);
      const writer = backend(pool, own);
      await writer.commit(commit({ changes: [create('1')] }));
      await writer.commit(commit({ changes: [update('1', '1', { status: 'won' })] }));
      await writer.commit(commit({ reties: [{ noun: 'lead', id: '1', ties: ['own:u2'] }] }));
      await writer.commit(commit({ changes: [remove('1', '2')] }));
      await backend(pool).commit(commit({ changes: [create('other tenant')] }));
      const started = Date.now();
      await until(() => told.length === 4);
      assert.ok(Date.now() - started < 1500, `${name}: woken, not polled`);
      const side = (tie: string, status: string) => ({ ties: [tie], fields: { status } });
      assert.deepEqual(
        told.map(({ cursor: _, ...change }) => change),
        [
          { noun: 'lead', id: '1', version: '1', after: side('own:u1', 'open') },
          { noun: 'lead', id: '1', version: '2', before: side('own:u1', 'open'), after: side('own:u1', 'won') },
          { noun: 'lead', id: '1', version: '2', before: side('own:u1', 'won'), after: side('own:u2', 'won') },
          { noun: 'lead', id: '1', version: '2', before: side('own:u2', 'won') },
        ],
        name,
      );
      end();
      end();
      const position = await writer.position!();
      // Whoever comes back with a cursor hears what he missed, and only that.
      await writer.commit(commit({ changes: [create('2')] }));
      const missed: RecordChange[] = [];
      const stop = watcher.watch!(
        told[3]!.cursor,
        (change) => missed.push(change),
        () => assert.fail('reset'),
      );
      await until(() => missed.length === 1);
      stop();
      const sincePosition: RecordChange[] = [];
      watcher.watch!(
        position,
        (change) => sincePosition.push(change),
        () => assert.fail('reset'),
      );
      await until(() => sincePosition.length === 1);
      await watcher.close!();
      assert.deepEqual([missed[0]?.id, sincePosition[0]?.id], ['2', '2'], name);
    }
  });

  test('a transaction that commits late is not missed, nor one that began before the watcher', async () => {
    const store = stores.find(({ second }) => second);
    if (!store?.second) return;
    const own = tenant();
    const slow = await store.pool.connect();
    const insert = async (id: string): Promise<void> => {
      await slow.query('begin', []);
      await slow.query(`select set_config('app.tenant', $1, true)`, [own]);
      await slow.query(
        `insert into dealerkit.change (tenant, id, ord, noun, record, version, after) values ($1, $2, 0, 'lead', $2, '1', '{"ties":[],"fields":{}}')`,
        [own, id],
      );
    };
    await insert('slow 1');
    const told: string[] = [];
    const watcher = backend(store.second, own);
    watcher.watch!(
      await watcher.position!(),
      ({ id }) => told.push(id),
      () => assert.fail('reset'),
    );
    const writer = backend(store.pool, own);
    await writer.commit(commit({ changes: [create('quick 1')] }));
    await until(() => told.length === 1);
    await slow.query('commit', []);
    await until(() => told.length === 2);
    await insert('slow 2');
    await writer.commit(commit({ changes: [create('quick 2')] }));
    await until(() => told.length === 3);
    await slow.query('commit', []);
    await until(() => told.length === 4);
    await writer.commit(commit({ changes: [create('quick 3')] }));
    await until(() => told.length === 5);
    slow.release();
    await watcher.close!();
    assert.deepEqual(told, ['quick 1', 'slow 1', 'quick 2', 'slow 2', 'quick 3']);
  });

  test('a cursor that is too old, from the future, or none, starts again', async () => {
    for (const { name, pool } of stores) {
      const own = tenant();
      const store = backend(pool, own);
      const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
      for (const from of ['', 'nonsense', cursor(1, '1', Date.now() - 25 * 3_600_000), cursor(1, '999999999999', Date.now())]) {
        let resets = 0;
        const told: string[] = [];
        const end = store.watch!(
          from,
          ({ id }) => told.push(id),
          () => resets++,
        );
        await until(() => resets === 1);
        await store.commit(commit({ changes: [create(`after ${from}`)] }));
        await until(() => told.length === 1);
        end();
        assert.equal(resets, 1, name);
      }
      await sweep(pool, own, { clock: { now: () => Date.now() + 26 * 3_600_000 } });
      assert.deepEqual(await seen(store), [], name);
    }
  });

  test('what cannot be reached is unavailable, what cannot be stored malformed', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    const lost = sqlBackend({ pool: nowhere, tenant: 'x', nouns });
    await assert.rejects(lost.get('lead', ['1']), { code: 'unavailable', details: { retryAfter: 5 } });
    await assert.rejects(lost.commit(commit({ changes: [create('1')] })), { code: 'unavailable' });
    await assert.rejects(migrate(nowhere, nouns), { code: 'unavailable' });
    await nowhere.end();
    for (const { pool } of stores) {
      const store = backend(pool);
      await assert.rejects(store.commit(commit({ changes: [create('1', { title: 'a\u0000b' })] })), { code: 'malformed' });
      await assert.rejects(store.commit(commit({ changes: [create('1', { title: 'a\ud800' })] })), { code: 'malformed' });
      await assert.rejects(store.commit(commit({ changes: [create('1'), create('1')] })), { code: 'malformed' });
      assert.deepEqual((await store.query('lead', { sort: 'newest', limit: 1, search: 'a\u0000\ud800' })).items, []);
    }
  });

  test('a noun that gains fields, sorts and searches keeps its records, and finds them by these', async () => {
    const before = defineNoun({
      name: 'growing',
      schema: z.object({ a: z.string() }),
      sorts: { a: { field: 'a', direction: 'asc' } },
    }) as Noun;
    const grown = defineNoun({
      name: 'growing',
      schema: z.object({ a: z.string(), b: z.optional(z.array(z.string())) }),
      sorts: { newest: { field: 'updatedAt', direction: 'desc' }, a: { field: 'a', direction: 'desc' } },
      search: { a: 'text' },
      indexes: ['a', 'b'],
    }) as Noun;
    for (const { name, pool } of stores) {
      await migrate(pool, [before]);
      const own = tenant();
      const old = sqlBackend({ pool, tenant: own, nouns: [before] });
      const add = (id: string, ties: string[]): Change => ({
        noun: 'growing',
        id,
        expect: null,
        record: record(id, { a: id, b: ['x'] }),
        ties,
      });
      await old.commit(commit({ changes: [add('1', ['own:u1']), add('2', ['own:u1', 'own:u2']), add('3', [])] }));
      await migrate(pool, [grown]);
      const store = sqlBackend({ pool, tenant: own, nouns: [grown] });
      const ids = async (query: object) =>
        (await store.query('growing', { sort: 'a', limit: 9, ...query })).items.map((item) => item.record.id);
      assert.deepEqual(await ids({}), ['3', '2', '1'], name);
      assert.deepEqual(await ids({ ties: ['own:u1', 'own:u2'], sort: 'newest' }), ['2', '1'], name);
      assert.deepEqual(await ids({ search: '2' }), ['2'], name);
      assert.deepEqual(await ids({ where: { eq: ['b', 'x'] } }), ['3', '2', '1'], name);
    }
  });

  test('ties that lie in one table, as they once did, are found again in parts', async () => {
    for (const { name, pool } of stores) {
      const own = tenant();
      await backend(pool, own).commit(commit({ changes: [create('1')] }));
      const connection = await pool.connect();
      for (const statement of [
        'drop table dealerkit.tie',
        'create table dealerkit.tie (tenant text, noun text, tie text, s1 text, s2 text, s3 text, s4 text, record text)',
        `update dealerkit.definition set fingerprint = 'older'`,
      ])
        await connection.query(statement, []);
      connection.release();
      await migrate(pool, nouns);
      const page = await backend(pool, own).query('lead', { sort: 'newest', limit: 9, ties: ['own:u1'] });
      assert.deepEqual(
        page.items.map((item) => item.record.id),
        ['1'],
        name,
      );
    }
  });
});
