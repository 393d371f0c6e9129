/** Two gateways, each a process of its own, on one PostgreSQL; and what a Crm over one hears of the other. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clientNoun, leadNoun } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, allNouns } from '@dealerkit/core/server';
import { connectCrm } from '@dealerkit/http';
import { sqlBackend } from '@dealerkit/sql';
import pg from 'pg';
import { ask, listen, until } from './support/gateway-server.ts';
import { type TestDatabase, type TestPostgres, startPostgres } from './support/postgres.ts';

const pause = Number(process.env['DEALERKIT_PAUSE'] ?? 3) * 1000;
const kills = Number(process.env['DEALERKIT_KILLS'] ?? 2);
const accept = { accept: 'application/json' };
const fresh = (): string => `${crypto.randomUUID()}@example.fr`;

interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

async function run(database: string, ...args: readonly string[]): Promise<Running> {
  const script = fileURLToPath(new URL('support/gateway-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', script, database, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { url, child };
}

async function end({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

const server: TestPostgres | undefined = await startPostgres();

describe('two gateways on one PostgreSQL', { skip: server ? false : 'no PostgreSQL on this machine' }, () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let backend: Backend;
  let [a, b]: Running[] = [];
  before(async () => {
    database = await server!.database();
    a = await run(database.url, 'found');
    b = await run(database.url);
    pool = new pg.Pool({ connectionString: database.url, max: 3 });
    backend = sqlBackend({ pool, tenant: 'default', nouns: allNouns(dealerNouns) });
  });
  after(async () => {
    for (const gateway of [a, b]) if (gateway) await end(gateway);
    await backend.close?.();
    await pool.end();
    await database.drop();
    await server?.stop();
  });

  const urls = (): [string, string] => [a!.url, b!.url];
  const post = (url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = accept) =>
    ask(url, 'POST', '/f/contact-1', { body: new URLSearchParams(fields), headers });
  const total = async (noun: string, sort: string): Promise<number> =>
    (await backend.query(noun, { sort, limit: 1, count: true })).total ?? 0;
  const command = (url: string, as: string, name: string, input: unknown, key: string = crypto.randomUUID()) =>
    ask(url, 'POST', `/v1/commands/${name}`, { as, json: { input }, headers: { 'idempotency-key': key } });
  const newLead = async (url: string): Promise<string> => {
    const email = fresh();
    assert.equal((await post(url, { email })).status, 201);
    const [submission] = (await backend.query('submission', { sort: 'received', limit: 1 })).items;
    return submission!.record['leadId'] as string;
  };

  test('50 parallel submissions with one key: one lead, one answer', async () => {
    const fields = { dk_key: crypto.randomUUID(), email: fresh() };
    const known = await total('lead', 'created');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => post(urls()[index % 2]!, fields)));
    assert.equal(await total('lead', 'created'), known + 1);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.ok(answers.every(({ status }) => status === 201 || status === 200));
  });

  test('the same without scripts: 20 parallel posts of one content', async () => {
    const fields = { email: fresh() };
    const known = await total('lead', 'created');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => post(urls()[index % 2]!, fields, { accept: 'text/html' })));
    assert.equal(await total('lead', 'created'), known + 1);
    assert.ok(answers.every(({ status }) => status === 303));
  });

  test('50 parallel commands with one key: one client', async () => {
    const key = crypto.randomUUID();
    const known = await total('client', 'updated');
    const input = { kind: 'person', firstName: 'Zoé', lastName: 'Parallel', emails: [fresh()] };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => command(urls()[index % 2]!, 'ana', 'client.create', input, key)),
    );
    assert.equal(await total('client', 'updated'), known + 1);
    assert.deepEqual([...new Set(answers.map(({ status, text }) => `${String(status)} ${text}`))].length, 1);
  });

  test('a lead sent to one appears at the other within 2 s, to its owner alone; assigned away, it is gone', async () => {
    const [ana, bob] = await Promise.all([listen(b!.url, 'ana'), listen(b!.url, 'bob')]);
    await until(() => ana.text() !== '' && bob.text() !== '');
    const sent = Date.now();
    const id = await newLead(a!.url);
    await until(() => ana.messages.some(({ data }) => data['id'] === id), 2000 - (Date.now() - sent));
    assert.ok(!bob.text().includes(id));
    assert.equal((await command(a!.url, 'boss', 'lead.assign', { id, ownerId: 'bob' })).status, 200);
    await until(() => ana.messages.some(({ data }) => data['id'] === id && data['gone'] === true));
    await until(() => bob.messages.some(({ data }) => data['id'] === id && data['version'] !== undefined));
    ana.close();
    bob.close();
  });

  test('a re-tie by another process reaches an open stream as gone', async () => {
    const id = await newLead(a!.url);
    const ana = await listen(b!.url, 'ana');
    await until(() => ana.text() !== '');
    const [stored] = await backend.get('lead', [id]);
    await backend.commit({ changes: [], reties: [{ noun: 'lead', id, ties: ['own:far', 'branch:b2'] }], expects: [], jobs: [] });
    await until(() => ana.messages.some(({ data }) => data['id'] === id && data['gone'] === true));
    assert.equal((await backend.get('lead', [id]))[0]?.version, stored?.version);
    ana.close();
  });

  test(`after ${String(pause / 1000)} s without a connection, at either gateway, nothing is missed`, async () => {
    const ana = await listen(b!.url, 'ana');
    await until(() => ana.text() !== '');
    const first = await newLead(a!.url);
    await until(() => ana.messages.some(({ data }) => data['id'] === first));
    const cursor = ana.messages.at(-1)?.id;
    ana.close();
    const missed: string[] = [];
    for (let index = 0; index < 5; index++) {
      missed.push(await newLead(urls()[index % 2]!));
      await wait(pause / 5);
    }
    for (const url of urls()) {
      const later = await listen(url, 'ana', cursor);
      await until(() => missed.every((id) => later.messages.some(({ data }) => data['id'] === id)));
      assert.ok(!later.messages.some(({ event }) => event === 'reset'));
      later.close();
    }
  });

  test('policy.set at one takes effect at the other within 5 s, open streams included', async () => {
    const stream = await listen(b!.url, 'boss');
    await until(() => stream.text() !== '');
    const read = async () => {
      const { json } = await ask(a!.url, 'GET', '/v1/policy?ids=policy', { as: 'adm' });
      return (json['items'] as [{ policy: { nodes: Record<string, { levels: Record<string, unknown> }> }; version: string }])[0];
    };
    const { policy, version } = await read();
    const manager = policy.nodes['profile:manager']!;
    const nodes = { ...policy.nodes, 'profile:manager': { ...manager, levels: { ...manager.levels, 'lead.view': 'none' } } };
    const leads = async (): Promise<number> =>
      ((await ask(b!.url, 'POST', '/v1/lead/query', { as: 'boss', json: {} })).json['items'] as unknown[]).length;
    assert.ok((await leads()) > 0);
    assert.equal((await command(a!.url, 'adm', 'policy.set', { policy: { ...policy, nodes }, version })).status, 200);
    assert.equal(await leads(), 0);
    await until(() => stream.messages.some(({ event }) => event === 'reset'));
    stream.close();
    assert.equal((await command(a!.url, 'adm', 'policy.set', { policy, version: (await read()).version })).status, 200);
    assert.ok((await leads()) > 0);
  });

  test('a Crm over one gateway follows what a Crm over the other does', async () => {
    await using anas = connectCrm({ url: b!.url, getToken: () => 'ana' });
    await using bosss = connectCrm({ url: a!.url, getToken: () => 'boss' });
    const id = await newLead(a!.url);
    const { clientId } = await anas.get(leadNoun, id);
    const lead = anas.watch(leadNoun, id);
    const client = anas.watch(clientNoun, clientId);
    const stops = [lead.subscribe(() => undefined), client.subscribe(() => undefined)];
    await until(() => lead.state.status === 'ready' && client.state.status === 'ready');
    await bosss.run({ name: 'lead.setStatus' } as never, { id, stageId: 'qualified' } as never);
    await until(() => (lead.state.value as unknown as { stageId: string }).stageId === 'qualified');
    await bosss.run({ name: 'lead.assign' } as never, { id, ownerId: 'bob' } as never);
    await until(() => lead.state.error?.code === 'not-found');
    for (const stop of stops) stop();
  });

  test(
    `${String(kills)} kills under load: every acknowledged lead is there once, with the answer it was given`,
    { timeout: 120_000 },
    async () => {
      const known = await total('lead', 'created');
      const given = new Map<string, string>();
      let sending = true;
      const visitor = async (): Promise<void> => {
        while (sending) {
          const fields = { dk_key: crypto.randomUUID(), email: fresh() };
          for (let attempt = 0; ; attempt++) {
            const answer = await post(urls()[attempt % 2]!, fields).catch(() => undefined);
            if (answer && answer.status < 300) {
              const before = given.get(fields.dk_key);
              assert.ok(before === undefined || before === answer.text);
              given.set(fields.dk_key, answer.text);
              break;
            }
            await wait(20 + Math.random() * 50);
          }
        }
      };
      const visitors = Array.from({ length: 8 }, () => visitor());
      for (let round = 0; round < kills; round++) {
        await wait(300 + Math.random() * 500);
        const dead = once(a!.child, 'exit');
        a!.child.kill('SIGKILL');
        await dead;
        a = await run(database.url);
      }
      await wait(300);
      sending = false;
      await Promise.all(visitors);
      const expected = known + given.size;
      const { rows } = await pool.query<{ n: string }>(
        `select set_config('app.tenant', 'default', false), (select count(*) from dealerkit.noun_lead where tenant = 'default') as n`,
      );
      assert.equal(Number(rows[0]?.n), expected);
      for (const [key, text] of given) assert.equal((await backend.receipt('form:f1', key)) !== undefined && text.includes(key), true);
      console.log(`${String(given.size)} leads, ${String(kills)} kills, none lost, none twice`);
    },
  );
});
