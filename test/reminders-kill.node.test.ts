/** Two processes run the jobs of one PostgreSQL and are killed between sending and marking: the event of a reminder is there once. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { completeTask, createTask, instant, systemClock } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { allNouns, eventNoun, house, openCrm } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import pg from 'pg';
import { foundDealership } from './support/dealership.ts';
import { startPostgres } from './support/postgres.ts';

const kills = Number(process.env['DEALERKIT_KILLS'] ?? 4);
const tasks = Math.max(30, kills * 6);
const script = fileURLToPath(new URL('support/reminder-process.ts', import.meta.url));

test(
  `O22 ${String(kills)} kills between sending and marking: each reminder is an event once, and a mail at least once under one Message-ID`,
  { timeout: 60_000 + kills * 10_000 },
  async (t) => {
    const server = await startPostgres();
    if (!server) return t.skip('no PostgreSQL on this machine');
    const database = await server.database();
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    const nouns = allNouns(dealerNouns);
    await migrate(pool, nouns);
    const backend = sqlBackend({ pool, tenant: 'default', nouns });
    await foundDealership(backend);
    const ana = openCrm({ backend, nouns: dealerNouns, principal: { id: 'ana' } });
    const root = openCrm({ backend, nouns: dealerNouns, principal: house });
    const person = { name: 'Ana', profileId: 'salesperson', branchId: 'b1', email: 'ana@garage.example' };
    await root.run({ name: 'user.save' } as never, { id: 'ana', data: person } as never);
    const ids: string[] = [];
    for (let index = 0; index < tasks; index++) {
      const dueAt = instant(systemClock, 3 * 60_000 + index);
      ids.push((await ana.run(createTask, { kind: 'task', title: 'Call', dueAt, reminderMinutes: 2 })).id);
    }
    await ana.run(completeTask, { id: ids[0]! });

    const mails: string[] = [];
    const running = new Set<ChildProcess>();
    let killed = 0;
    let ending = false;
    const start = systemClock.now();
    const work = async (): Promise<void> => {
      while (!ending) {
        const child = spawn(
          process.execPath,
          ['--conditions=source', '--disable-warning=ExperimentalWarning', script, database.url, String(start)],
          {
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        );
        running.add(child);
        const ended = once(child, 'exit');
        let left = 1 + Math.floor(Math.random() * 4);
        createInterface(child.stdout).on('line', (line) => {
          if (line === 'ready') return;
          mails.push(line);
          if (killed >= kills || --left > 0) return;
          killed++;
          left = Infinity;
          child.kill('SIGKILL');
        });
        await ended;
        running.delete(child);
      }
    };
    const workers = [work(), work()];
    const reminded = async (): Promise<string[]> => {
      const subjects: string[] = [];
      for await (const { items } of root.list(eventNoun, { where: { eq: ['type', 'task.reminded'] } }))
        subjects.push(...items.map(({ subject }) => subject));
      return subjects;
    };
    const until = systemClock.now() + 40_000 + kills * 8_000;
    while (systemClock.now() < until && (new Set(mails).size < tasks - 1 || killed < kills)) await wait(100);
    await wait(2_500);
    ending = true;
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(workers);
    const told = await reminded();
    console.log(
      `# ${String(told.length)} events, ${String(mails.length)} mails of ${String(new Set(mails).size)} Message-IDs, ${String(killed)} kills`,
    );
    await backend.close?.();
    await pool.end();
    await database.drop();
    await server.stop();
    assert.equal(killed, kills);
    assert.deepEqual(told.sort(), ids.slice(1).map((id) => `task:${id}`).sort()); // prettier-ignore
    assert.equal(new Set(mails).size, tasks - 1);
  },
);
