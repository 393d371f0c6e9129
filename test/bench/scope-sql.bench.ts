// Pages of "own or my groups or public" among a million clients of one tenant, sorted by name, on PostgreSQL with row-level security:
// for somebody who sees 90 %, somebody who sees some thousands, and those who see nearly nothing. A number as argument loads fewer clients.
import assert from 'node:assert/strict';
import { sqlBackend } from '@dealerkit/sql';
import { dealerNouns } from '@dealerkit/core/dealer';
import { allNouns } from '@dealerkit/core/server';
import { type Asker, crowdPolicy, foundCrowd } from '../scope/crowd.ts';
import { openCrowd, tenant } from '../scope/crowd-store.ts';
import { type Taken, mostBuffers, scopedList } from '../scope/scoped-list.ts';
import { startPostgres } from '../support/postgres.ts';
import { report } from './report.ts';

const clients = Number(process.argv[2] ?? 1_000_000);
const times = 15;
const { figure, note } = report();
const server = await startPostgres();
if (!server) throw new Error('This benchmark needs PostgreSQL');
const since = performance.now();
const store = await openCrowd(server, clients);
note(`${String(clients)} clients loaded in ${((performance.now() - since) / 1000).toFixed(0)} s`);
assert.deepEqual(await store.differing(500), [], 'what was loaded is not what a commit writes');
note('500 of them also committed: records, ties, tokens and elements are the same rows');

const { take, cursorOf } = scopedList(store.pool, tenant);
const whole = { first: await take('boss', {}, times), far: await take('boss', await behind('boss'), times) };

async function behind(asker: Asker): Promise<{ cursor?: string }> {
  const cursor = await cursorOf(asker, 200);
  return cursor === undefined ? {} : { cursor };
}

function tell(name: string, taken: Taken, unscoped: Taken): void {
  const legs = `${String(taken.legs)} ties, ${String(taken.rows)} rows`;
  figure({
    name: `${name} (${legs}): buffers`,
    ours: taken.buffers,
    peer: unscoped.buffers,
    peerName: 'without scope',
    target: { atMost: mostBuffers(taken) },
  });
  figure({ name: `${name}: tables read from end to end`, ours: taken.wholeTables.length, target: { atMost: 0 } });
  note(`${name}: ${taken.ms.toFixed(2)} ms, without scope ${unscoped.ms.toFixed(2)} ms: ${(taken.ms / unscoped.ms).toFixed(2)} of it`);
}

async function beside(name: string, asker: Asker): Promise<void> {
  for (const [what, question] of [
    ['with its count', { count: true }],
    ['search "ana bacor"', { search: 'ana bacor' }],
    ['search "ana"', { search: 'ana' }],
  ] as const) {
    const { buffers, ms, rows, total } = await take(asker, question);
    const found = `${String(rows)} rows${total === undefined ? '' : ` of ${String(total)}`}`;
    note(`${name}, first page ${what}: ${String(buffers)} buffers, ${ms.toFixed(2)} ms, ${found}`);
  }
}

await beside('without scope', 'boss');
for (const [asker, name] of [
  ['most', 'sees 90 %'],
  ['typical', 'sees some thousands'],
  ['rare', 'sees 5 and what is public'],
  ['joiner', 'sees 90 clients of 43 groups and what is public'],
  ['member', 'sees 0.5 %, of 43 groups, and what is public'],
] as const) {
  tell(`${name}, first page`, await take(asker, {}, times), whole.first);
  tell(`${name}, page 200 or the last`, await take(asker, await behind(asker), times), whole.far);
  await beside(name, asker);
}

await foundCrowd(sqlBackend({ pool: store.pool, tenant, nouns: allNouns(dealerNouns) }), { ...crowdPolicy, sharing: {} });
for (const [asker, name] of [
  ['most', 'sees 90 %, nothing shared'],
  ['rare', 'sees 5, nothing shared'],
] as const) {
  tell(`${name}, first page`, await take(asker, {}, times), whole.first);
  await beside(name, asker);
}

await store.close();
await server.stop();
