import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type RunningServer, main, startServer, widgetManifest } from 'dealerkit';
import { parseCsv } from 'dealerkit/csv';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function typed(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await main(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    terminal: false,
    env,
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

const root = new URL('..', import.meta.url);

/** Runs a file as its own process; `silence` is how long it lived after its last line. */
async function script(path: string, args: readonly string[], env: Record<string, string>): Promise<Outcome & { readonly silence: number }> {
  const child = spawn(process.execPath, ['--conditions=source', new URL(path, root).pathname, ...args], {
    env: { ...process.env, ...env },
  });
  let [out, err, last] = ['', '', performance.now()];
  child.stdout.on('data', (text: Buffer) => {
    out += String(text);
    last = performance.now();
  });
  child.stderr.on('data', (text: Buffer) => (err += String(text)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err, silence: performance.now() - last };
}

describe('the dealerkit command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-cli-'));
  const demo = join(folder, 'demo');
  let server: RunningServer | undefined;
  const tokenOf = async (user: string): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server!.gateway}/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ user }) });
    return ((await response.json()) as { token: string }).token;
  };

  before(async () => {
    server = await startServer({ demo: true, data: demo, port: 0 });
  });
  after(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says in one line what was typed wrongly, and ends with 2', async () => {
    for (const args of [
      ['serv'],
      ['serve', '--prot', '1'],
      ['serve', '--port', 'x'],
      ['export', 'horses', '--csv'],
      ['import', 'horses', 'x'],
      ['import', 'leads', 'x', '--import'],
      ['import', 'leads', 'x', '--system', 's'],
      ['keys'],
      ['keys', 'create', '--as', 'ana'],
      ['keys', 'create', '--name', 'n'],
      ['keys', 'create', '--name', 'n', '--right', 'client.view=most'],
      ['keys', 'create', '--name', 'n', '--as', 'ana', '--expires', 'soon'],
      ['keys', 'revoke'],
      ['forms'],
    ]) {
      const { code, out, err } = await typed(args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, /^dealerkit: [^\n]+\n$/);
    }
    for (const args of [[], ['--help'], ['serve', '--help'], ['import', '-h']]) assert.equal((await typed(args)).code, 0);
  });

  it('says in one line what failed, and ends with 1', async () => {
    const url = server!.gateway;
    const cases: [string[], RegExp][] = [
      [['export', 'lead', '--csv', '--url', url, '--token', 'nonsense'], /./],
      [['forms', 'list', '--data', demo], /in use by process/],
      [['forms', 'list', '--database', 'mysql://x'], /postgres:/],
      [['forms', 'list', '--database', 'postgres://nobody@127.0.0.1:1/x'], /./],
      [['import', 'clients', join(folder, 'none.csv'), '--url', url, '--token', 'x'], /Cannot read/],
      [['serve', '--data', demo, '--port', '0'], /in use by process/],
    ];
    for (const [args, says] of cases) {
      const { code, err } = await typed(args);
      assert.equal(code, 1, `${args.join(' ')}: ${err}`);
      assert.match(err, /^dealerkit: [^\n]+\n$/);
      assert.match(err, says);
    }
  });

  it('a port that was asked for is that one or none', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, err } = await typed(['serve', '--data', join(folder, 'other')], { PORT: String(port) });
    taken.close();
    assert.equal(code, 1);
    assert.match(err, new RegExp(`^dealerkit: Port ${String(port)} is taken[^\n]*\n$`));
  });

  it('forms: lists, shows, and prints what a page takes in', async () => {
    const access = ['--url', server!.gateway, '--token', await tokenOf('marc')];
    assert.match((await typed(['forms', 'list', ...access])).out, /^vermeil-contact {2}Contact$/m);
    assert.match((await typed(['forms', 'show', 'vermeil-trade-in', ...access])).out, /owner +nobody/);
    const { out } = await typed(['forms', 'embed', 'vermeil-contact', ...access]);
    const { immutable, integrity, stable } = widgetManifest()['contact-form']!;
    assert.ok(out.includes(`/assets/${stable}"></script>`));
    assert.ok(out.includes(`/assets/${immutable}" integrity="${integrity}" crossorigin></script>`));
    assert.equal((await typed(['forms', 'show', 'nothing-here', ...access])).code, 1);
  });

  it('widgets: prints what a page takes in, each file once and with its integrity', async () => {
    assert.match((await typed(['widgets', 'list'])).out, /^lead-page$/m);
    const { code, out } = await typed(['widgets', 'embed', 'provider', 'lead-page', '--gateway', server!.gateway, '--lang', 'fr']);
    assert.equal(code, 0);
    const hints = [...out.matchAll(/<link rel="modulepreload" href="([^"]+)" integrity="(sha384-[^"]+)" crossorigin>/g)];
    assert.equal(new Set(hints.map(([, href]) => href)).size, hints.length);
    for (const [, href, integrity] of hints) {
      const content = Buffer.from(await (await fetch(href!)).arrayBuffer());
      assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`);
    }
    const names = hints.map(([, href]) => href!.split('/').at(-1)!);
    assert.ok(names.includes(widgetManifest()['lead-page']!.immutable));
    assert.ok(names.some((name) => name.startsWith('fr-')) && !names.some((name) => name.startsWith('en-')));
    assert.match(out, /assets\/provider\.js"><\/script>\n.*assets\/lead-page\.js"><\/script>\n$/);
    const { immutable } = widgetManifest()['contact-form']!;
    const form = await typed(['widgets', 'embed', 'contact-form', '--gateway', server!.gateway]);
    assert.ok(form.code === 0 && form.out.includes(`/assets/${immutable}"`), form.err);
    for (const words of [['embed'], ['embed', 'nothing', '--gateway', server!.gateway], ['embed', 'why'], ['other']])
      assert.equal((await typed(['widgets', ...words])).code, 2, words.join(' '));
    assert.equal((await typed(['widgets', 'embed', 'why', '--gateway', server!.gateway, '--lang', 'xx'])).code, 2);
  });

  it('export: what the token’s person may see, safe in a spreadsheet; not what he may only look at', async () => {
    const { code, out } = await typed(['export', 'client', '--csv', '--url', server!.gateway, '--token', await tokenOf('camille')]);
    assert.equal(code, 0);
    const [head, ...rows] = parseCsv(out);
    const branch = head!.indexOf('branchId');
    assert.ok(rows.length >= 90 && rows.length <= 200);
    assert.ok(rows.some((row) => row[branch] === 'lyon'));
    assert.match(out, /'\+33639/);
    const refused = await typed(['export', 'lead', '--csv', '--url', server!.gateway, '--token', await tokenOf('camille')]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /may not export/);
  });

  it('import: a report of every row, once however often', async () => {
    const file = join(folder, 'clients.csv');
    writeFileSync(file, 'firstName;lastName;email\r\nAda;Lamarck;ada@example.com\r\n;Nameless;x@example.com\r\n');
    const token = await tokenOf('camille');
    const run = () => typed(['import', 'clients', file, '--url', server!.gateway, '--token', token]);
    const [first, second] = [await run(), await run()];
    assert.equal(first.code, 1);
    assert.match(first.out, /^line 2: client \S+\nline 3: firstName: required\n$/);
    assert.equal(second.out, first.out);
    writeFileSync(file, 'firstName,horse\nAda,x\n');
    assert.match((await run()).err, /^dealerkit: Unknown columns: horse/);
  });

  it('examples/scripts: overdue leads, clients from a CSV; each ends within 1 s of its last line', async () => {
    const env = { DEALERKIT_URL: server!.gateway, DEALERKIT_TOKEN: await tokenOf('camille') };
    const overdue = await script('examples/scripts/overdue-leads.mjs', [], env);
    assert.equal(overdue.err, '');
    const rows = parseCsv(overdue.out);
    assert.ok(rows.length > 3);
    assert.ok(rows.slice(1).every((row) => Date.parse(row[3]!) < Date.now()));
    const imported = await script('examples/scripts/import-clients.mjs', [new URL('examples/scripts/clients.csv', root).pathname], env);
    assert.deepEqual(
      imported.out
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/client \S+$/, 'client')),
      ['line 2: client', 'line 3: client', 'line 4: client', 'line 5: refused, firstName required, lastName required'],
    );
    assert.match(imported.err, /█ 4\/4/);
    assert.ok(overdue.silence < 1_000 && imported.silence < 1_000, `${String(overdue.silence)} ${String(imported.silence)}`);
    const refused = await script('examples/scripts/overdue-leads.mjs', [], { ...env, DEALERKIT_TOKEN: 'nonsense' });
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^[^\n]+\n$/);
  });

  it('serve: its own process, its own data, ended by SIGTERM, started again on the same records', async () => {
    const data = join(folder, 'served');
    for (const time of ['first', 'second']) {
      const child = spawn(process.execPath, [
        '--conditions=source',
        new URL('packages/cli/src/bin.ts', root).pathname,
        'serve',
        '--data',
        data,
        '--port',
        '0',
      ]);
      try {
        let [out, err] = ['', ''];
        child.stderr.on('data', (text: Buffer) => (err += String(text)));
        await new Promise<void>((resolve, reject) => {
          child.once('exit', () => {
            reject(new Error(err));
          });
          child.stdout.on('data', (text: Buffer) => {
            out += String(text);
            if (out.includes('Records')) resolve();
          });
        });
        const gateway = /^Gateway +(\S+)$/m.exec(out)![1]!;
        assert.match(err, /^No identity provider/, time);
        assert.equal((await fetch(`${gateway}f/none-such`)).status, 404);
        const since = performance.now();
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        assert.equal((await exit)[0], 0);
        assert.ok(performance.now() - since < 5_000);
      } finally {
        child.kill('SIGKILL');
      }
    }
    assert.throws(() => readFileSync(`${data}.lock`));
  });
});
