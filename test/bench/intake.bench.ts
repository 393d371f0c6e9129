// Submissions per second through the gateway, with 32 connections and 100,000 clients in the house, beside a bare route that inserts one row
// with the same driver. A number as argument loads fewer clients; DEALERKIT_SECONDS measures for another time than 30 s each.
import { loadavg } from 'node:os';
import { request, Agent } from 'node:http';
import { instant, systemClock, clientNoun } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, allNouns, house, openCrm } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { contactForm, foundDealership } from '../support/dealership.ts';
import { startGateway } from '../support/gateway-server.ts';
import { serveFetch } from '../support/house.ts';
import { type SqlStore, openSqlStores } from '../support/sql-stores.ts';
import { report } from './report.ts';

const clients = Number(process.argv[2] ?? 100_000);
const seconds = Number(process.env['DEALERKIT_SECONDS'] ?? 30);
const connections = 32;
const nouns = allNouns(dealerNouns);
const { figure, note } = report();

async function load(backend: Backend): Promise<void> {
  const now = instant(systemClock);
  const base = { createdAt: now, createdBy: 'house', updatedAt: now, updatedBy: 'house' };
  for (let start = 0; start < clients; start += 1000) {
    const changes = Array.from({ length: Math.min(1000, clients - start) }, (_, index) => {
      const id = `known-${String(start + index)}`;
      const named = {
        kind: 'person',
        firstName: 'Known',
        lastName: `Client ${String(start + index)}`,
        name: `Known Client ${String(start + index)}`,
      };
      const data = clientNoun.schema.parse({
        ...named,
        emails: [`${id}@exemple.fr`],
        phones: [`+336${String(start + index).padStart(8, '0')}`],
      });
      return { noun: 'client', id, expect: null, record: { ...data, ...base, id }, ties: [] };
    });
    await backend.commit({ changes, reties: [], expects: [], jobs: [] });
  }
}

interface Measured {
  readonly perSecond: number;
  readonly ms: (share: number) => number;
  readonly answers: ReadonlyMap<number, number>;
}

const agent = new Agent({ keepAlive: true, maxSockets: connections });

function post(url: string, body: string): Promise<number> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    sent.on('error', reject).end(body);
  });
}

async function measure(url: string): Promise<Measured> {
  const took: number[] = [];
  const answers = new Map<number, number>();
  const until = performance.now() + seconds * 1000;
  const since = performance.now();
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      const body = new URLSearchParams({
        ...{ dk_key: crypto.randomUUID(), lastName: 'Visitor', email: `${crypto.randomUUID()}@exemple.fr`, message: 'Bonjour' },
      }).toString();
      const start = performance.now();
      const status = await post(url, body);
      took.push(performance.now() - start);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const taken = performance.now() - since;
  took.sort((one, other) => one - other);
  const good = answers.get(201) ?? 0;
  return { perSecond: (good / taken) * 1000, ms: (share) => took[Math.floor((took.length - 1) * share)] ?? 0, answers };
}

/** The least that any intake does: reads a body, inserts a row, answers. */
async function floorOf({ pool }: SqlStore): Promise<Measured> {
  const query = async (text: string, values: readonly unknown[] = []): Promise<void> => {
    const connection = await pool.connect();
    try {
      await connection.query(text, [...values]);
    } finally {
      connection.release();
    }
  };
  await query('create table bare (id text primary key, data jsonb not null)');
  const server = await serveFetch(async (asked) => {
    const data = Object.fromEntries(new URLSearchParams(await asked.text()));
    await query('insert into bare values ($1, $2)', [data['dk_key'], JSON.stringify(data)]);
    return Response.json({ key: data['dk_key'] }, { status: 201 });
  });
  const measured = await measure(`http://127.0.0.1:${String(server.port)}/`);
  await server.close();
  return measured;
}

const assignments = [
  ['fixed', { mode: 'fixed', userId: 'ana' }, 0.35],
  ['round robin', { mode: 'round-robin', groupId: 'sales' }, 0.15],
] as const;

async function compare(store: SqlStore): Promise<void> {
  await migrate(store.pool, nouns);
  const backend = sqlBackend({ pool: store.pool, tenant: 'default', nouns });
  await foundDealership(backend);
  const crm = openCrm({ backend, nouns: dealerNouns, principal: house });
  const save = (noun: string, id: string, data: object) => crm.run({ name: `${noun}.save` } as never, { id, data } as never);
  await save('group', 'sales', { name: 'Sales' });
  for (const id of ['ana', 'bob']) await save('user', id, { name: id, profileId: 'salesperson', branchId: 'b1', groupIds: ['sales'] });
  const since = performance.now();
  await load(backend);
  note(`${store.name}: ${String(clients)} clients loaded in ${((performance.now() - since) / 1000).toFixed(0)} s`);
  const floor = await floorOf(store);
  note(`${store.name}, one row: p50 ${floor.ms(0.5).toFixed(1)} ms, p99 ${floor.ms(0.99).toFixed(1)} ms`);
  const gateway = await startGateway({ backendFor: () => backend, submissionsPerMinute: 10_000_000 });
  const leads = async (): Promise<number> => (await backend.query('lead', { sort: 'created', limit: 1, count: true })).total ?? 0;
  for (const [name, assignment, share] of assignments) {
    await save('form', 'f1', { ...contactForm, assignment });
    const before = await leads();
    const taken = await measure(`${gateway.url}/f/${contactForm.key}`);
    const said = [...taken.answers].map(([status, count]) => `${String(count)} × ${String(status)}`).join(', ');
    const lost = (taken.answers.get(201) ?? 0) - ((await leads()) - before);
    const errors = [...taken.answers].filter(([status]) => status !== 201).reduce((sum, [, count]) => sum + count, 0);
    note(
      `${store.name}, ${name}: p50 ${taken.ms(0.5).toFixed(1)} ms, p99 ${taken.ms(0.99).toFixed(1)} ms; ${said}; load ${loadavg()[0]!.toFixed(1)}`,
    );
    const rate = {
      ours: taken.perSecond,
      peer: floor.perSecond,
      peerName: 'one row',
      unit: '/s',
      target: { atLeast: share, of: 'ratio' },
    } as const;
    figure({ name: `${store.name}, ${name}: submissions`, ...rate });
    figure({ name: `${store.name}, ${name}: errors, and leads that are not there`, ours: errors + Math.abs(lost), target: { atMost: 0 } });
  }
  await gateway.close();
  await crm.close();
}

for (const store of await openSqlStores()) {
  await compare(store);
  await store.close();
}
agent.destroy();
