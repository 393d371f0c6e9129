/** Clients and leads from CSV by `dealerkit import`: over HTTP, with a service key, on PGlite; in processes that are killed. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientNoun, leadNoun } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { type RunningServer, main, startServer } from 'dealerkit';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function typed(...args: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await main(args, { ...io, terminal: false, env: {}, signal: new AbortController().signal });
  return { code, out, err };
}

const folder = mkdtempSync(join(tmpdir(), 'dealerkit-import-'));
const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
};
const rows = 120;
const clients = file('clients.csv', [
  'ref;firstName;lastName;email;phone',
  ...Array.from(
    { length: rows },
    (_, at) => `C${String(at)};Zoé;Client ${String(at)};zoe${String(at)}@example.com;+3363998${String(1000 + at)}`,
  ),
]);
const leads = file('leads.csv', [
  'ref,clientExternalId,status,vehicle,ownerId,createdAt,closedAt',
  ...Array.from(
    { length: 30 },
    (_, at) => `L${String(at)},C${String(at)},${at % 3 === 0 ? 'won' : 'open'},Clio,,2021-02-03,${at % 3 === 0 ? '2021-03-01' : ''}`,
  ),
]);

describe('importing from another system', () => {
  const data = join(folder, 'data');
  let server: RunningServer;
  let access: string[] = [];
  before(async () => {
    const rights = ['view', 'create', 'update', 'import'].flatMap((action) =>
      ['client', 'lead'].flatMap((noun) => ['--right', `${noun}.${action}=all`]),
    );
    const { out, err } = await typed('keys', 'create', '--name', 'old CRM', ...rights, '--data', data);
    assert.match(out, /^dk_\S+\n$/, err);
    server = await startServer({ data, port: 0 });
    access = ['--url', server.gateway, '--token', out.trim()];
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const crm = () => connectCrm({ url: access[1]!, getToken: () => access[3]! });
  async function externalIds(noun: typeof clientNoun | typeof leadNoun): Promise<string[]> {
    await using open = crm();
    const ids: string[] = [];
    for await (const page of open.list(noun, { limit: 100 })) ids.push(...page.items.map((each) => each.externalIds[0]!.id));
    return ids.sort();
  }
  const begin = (path: string): ChildProcess =>
    spawn(
      process.execPath,
      [
        ...[
          '--conditions=source',
          '--disable-warning=ExperimentalWarning',
          fileURLToPath(new URL('../packages/cli/src/bin.ts', import.meta.url)),
        ],
        ...['import', 'clients', path, '--system', 'dms', '--id-column', 'ref', ...access],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );

  test('killed half-way and started again, and two at once: no row twice, none lost; then the same file changes nothing', async () => {
    const killed = begin(clients);
    // A line for every tenth of the rows.
    const [first] = (await once(killed.stderr!, 'data')) as [Buffer];
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const some = (await externalIds(clientNoun)).length;
    assert.ok(some > 0 && some < rows, `killed at ${String(some)} of ${String(rows)}: ${String(first)}`);
    const two = [begin(clients), begin(clients)];
    const codes = await Promise.all(two.map(async (child) => ((await once(child, 'exit')) as [number])[0]));
    assert.deepEqual(codes, [0, 0]);
    const all = await externalIds(clientNoun);
    assert.deepEqual(all, Array.from({ length: rows }, (_, at) => `C${String(at)}`).sort());
    const again = await typed('import', 'clients', clients, '--system', 'dms', '--id-column', 'ref', ...access);
    assert.match(again.err, new RegExp(`\\n0 created, 0 updated, ${String(rows)} unchanged, 0 refused\\n$`));
    assert.equal(again.code, 0);
  });

  test('leads of another system keep status and dates; a row that cannot be taken is told with its line, the others stand', async () => {
    const mode = ['--system', 'dms', '--id-column', 'ref', '--import', ...access];
    const first = await typed('import', 'leads', leads, ...mode);
    assert.match(first.err, /\n30 created, 0 updated, 0 unchanged, 0 refused\n$/, first.out);
    const again = await typed('import', 'leads', leads, ...mode);
    assert.match(again.err, /\n0 created, 0 updated, 30 unchanged, 0 refused\n$/, again.out);
    {
      await using open = crm();
      const { items } = await open.list(leadNoun, { where: { eq: ['status', 'won'] }, limit: 100 });
      assert.equal(items.length, 10);
      for (const { createdAt, closedAt, ownerIds, openTasks } of items)
        assert.deepEqual([createdAt, closedAt, ownerIds, openTasks], ['2021-02-03T00:00:00.000Z', '2021-03-01T00:00:00.000Z', [], 0]);
    }
    const bad = file('bad.csv', ['ref,clientExternalId,status,stageId', 'L0,C0,lost,', 'L90,C9999,open,', ',C1,open,', 'L1,C1,open,']);
    const told = await typed('import', 'leads', bad, ...mode);
    assert.equal(told.code, 1);
    const lines = told.out.split('\n');
    assert.match(lines[0]!, /^line 2: lead \S+ updated$/);
    assert.match(lines[1]!, /^line 3: data\.clientExternalId: unknown$/);
    assert.match(lines[2]!, /^line 4: externalId\.id: /);
    assert.match(told.err, /\n0 created, 1 updated, 1 unchanged, 2 refused\n$/);
  });

  test('columns that a mode would lose are refused before anything is written', async () => {
    const past = file('past.csv', ['ref,firstName,lastName,createdAt', 'P1,A,B,2020-01-01']);
    const { code, err } = await typed('import', 'clients', past, '--system', 'dms', '--id-column', 'ref', ...access);
    assert.equal(code, 1);
    assert.match(err, /Unknown columns: createdAt/);
    assert.equal((await typed('import', 'clients', past, '--system', 'dms', '--id-column', 'ref', '--import', ...access)).code, 0);
  });
});
