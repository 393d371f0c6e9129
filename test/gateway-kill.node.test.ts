/** A gateway, its database or its disk ends in the middle of work: what it acknowledged is one lead each (reliability.md section 3, rows 22 to 24, 27). */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Verdict, judge, killGateway, runGateway, sendUntilTaken, underLoad } from './faults/kill-gateway.ts';
import { ask } from './support/gateway-server.ts';
import { findPostgres } from '../scripts/setup-machine.mjs';
import { startPostgres } from './support/postgres.ts';

const kills = Number(process.env['DEALERKIT_KILLS'] ?? 2);
const folder = mkdtempSync(join(tmpdir(), 'dealerkit-gateway-kill-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

function nothingLost({ lost, doubled, differing, leadsWithoutEvent, acknowledged }: Verdict): void {
  assert.deepEqual({ lost, doubled, differing, leadsWithoutEvent }, { lost: 0, doubled: 0, differing: 0, leadsWithoutEvent: 0 });
  assert.ok(acknowledged > 0);
}

test(`row 22: ${String(kills)} kills of a gateway on PGlite under load: nothing lost, nothing twice`, async () => {
  nothingLost(await killGateway(join(folder, 'kills'), kills, 4));
});

test(
  'row 23: the database crashes under load: nothing acknowledged is lost',
  { skip: findPostgres() ? false : 'no PostgreSQL on this machine' },
  async () => {
    const server = (await startPostgres({ durable: true }))!;
    const { url } = await server.database();
    const gateway = await runGateway(url, 'found');
    try {
      const { given, ...counts } = await underLoad({ visitors: 4, crashes: kills, url: () => gateway.url, crash: () => server.crash() });
      await gateway.kill();
      nothingLost(await judge(url, given, counts));
    } finally {
      await gateway.kill();
      await server.stop();
    }
  },
);

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
test(
  'row 24: the disk of PGlite is full: it says so, and once there is room all of it is there',
  { skip: mayMount ? false : 'only root can make a small disk' },
  async (t) => {
    const disk = mkdtempSync(join(tmpdir(), 'dealerkit-disk-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', disk]).status !== 0) {
      rmSync(disk, { recursive: true });
      t.skip('no small disk here');
      return;
    }
    const database = join(disk, 'data');
    let gateway = await runGateway(database, 'found');
    try {
      const given = new Map<string, string>();
      const send = async (key: string) => given.set(key, (await sendUntilTaken(() => gateway.url, key)).text);
      for (let count = 0; count < 5; count++) await send(crypto.randomUUID());
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize));
      let refused: { key: string; status: number; later: string | null } | undefined;
      for (let count = 0; count < 400 && !refused; count++) {
        const key = crypto.randomUUID();
        const body = new URLSearchParams({ dk_key: key, email: `${key}@example.fr`, message: 'x'.repeat(4_000) });
        const answer = await ask(gateway.url, 'POST', '/f/contact-1', { body, headers: { accept: 'application/json' } });
        if (answer.status < 300) given.set(key, answer.text);
        else refused = { key, status: answer.status, later: answer.headers.get('retry-after') };
      }
      assert.equal(refused?.status, 503);
      assert.ok(refused.later !== null, 'it says when to come back');
      rmSync(join(disk, 'filler'));
      await gateway.kill();
      gateway = await runGateway(database);
      const again = await sendUntilTaken(() => gateway.url, refused.key, { message: 'x'.repeat(4_000) });
      given.set(refused.key, again.text);
      await gateway.kill();
      nothingLost(await judge(database, given));
    } finally {
      await gateway.kill();
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
);

test('row 27: a text that no database takes, among many at once: all of them are received', async () => {
  const database = join(folder, 'poison');
  const gateway = await runGateway(database, 'found');
  const texts = ['Bonjour', 'a\u0000b', 'a\ud800b', '\udfff', 'Bonjour', '\u0000'];
  const given = new Map<string, string>();
  await Promise.all(
    texts.map(async (message) => {
      const key = crypto.randomUUID();
      given.set(key, (await sendUntilTaken(() => gateway.url, key, { message })).text);
    }),
  );
  await gateway.kill();
  nothingLost(await judge(database, given));
});
