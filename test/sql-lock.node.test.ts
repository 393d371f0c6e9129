/** An embedded database belongs to one process at a time (reliability.md facts 4 and 5). */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPglite } from '@dealerkit/sql/pglite';

const folder = mkdtempSync(join(tmpdir(), 'dealerkit-lock-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly opened: boolean;
  readonly code?: string;
  readonly message?: string;
  readonly ms?: number;
}

async function open(directory: string): Promise<{ answer: Answer; process: ChildProcess }> {
  const script = fileURLToPath(new URL('support/hold-pglite.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', script, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { answer: JSON.parse(line) as Answer, process: child };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

test('a second process is refused at once; the lock of a killed one is taken over; rows outlive it all', async () => {
  const directory = join(folder, 'data');
  const lock = `${directory}.lock`;
  const holder = await open(directory);
  assert.deepEqual(holder.answer, { opened: true });

  const [second, third] = await Promise.all([open(directory), open(directory)]);
  for (const { answer } of [second, third]) {
    assert.deepEqual([answer.opened, answer.code], [false, 'unavailable']);
    assert.match(answer.message ?? '', new RegExp(`in use by process ${String(holder.process.pid)} .*data\\.lock`));
    assert.ok((answer.ms ?? Infinity) < 1000, `refused within a second: ${String(answer.ms)} ms`);
  }
  await assert.rejects(openPglite(directory), { code: 'unavailable' });

  const killed = once(holder.process, 'exit');
  holder.process.kill('SIGKILL');
  await killed;
  assert.ok(existsSync(lock), 'the dead process left its lock');
  const heirs = await Promise.all([open(directory), open(directory), open(directory)]);
  assert.equal(heirs.filter(({ answer }) => answer.opened).length, 1, 'one heir');
  await Promise.all(heirs.map((heir) => end(heir.process)));
  assert.ok(!existsSync(lock), 'closing frees the directory');

  const database = await openPglite(directory);
  await assert.rejects(openPglite(directory), { code: 'unavailable' }, 'this process counts too');
  await database.close();
  await database.close();
  assert.ok(!existsSync(lock));
});

test('a number that was given to another process, and another machine that fell silent, hold nothing', async () => {
  const directory = join(folder, 'reused');
  const lock = `${directory}.lock`;
  const holder = { pid: process.pid, host: (await import('node:os')).hostname(), born: 'another boot:1', token: 'a' };
  writeFileSync(lock, JSON.stringify(holder));
  await (await openPglite(directory)).close();

  writeFileSync(lock, JSON.stringify({ ...holder, host: 'elsewhere', token: 'b' }));
  await assert.rejects(openPglite(directory), { code: 'unavailable' });
  utimesSync(lock, new Date(0), new Date(0));
  await (await openPglite(directory)).close();

  writeFileSync(lock, 'not a lock');
  await assert.rejects(openPglite(directory), { code: 'unavailable', message: /is not a lock/ });
  assert.equal(readFileSync(lock, 'utf8'), 'not a lock');
});

test('a directory that is no database is unavailable, and left free', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await assert.rejects(openPglite(file), { code: 'unavailable' });
  assert.ok(!existsSync(`${file}.lock`));
});
