/** `npm run new`: what it begins stands at once, with its own tests, untouched. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { main } from 'dealerkit';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('npm run new', () => {
  // A copy beside the repository, so that nothing is left in it.
  const copy = mkdtempSync(join(tmpdir(), 'dealerkit-new-'));
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const run = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    spawnSync(command, args, { cwd: copy, encoding: 'utf8', env: { ...process.env, PATH: path, ...env } });
  const begin = (...args: readonly string[]) => run('node', [join(root, 'scripts/new.mjs'), ...args], { DEALERKIT_NEW_INTO: copy });
  before(() => {
    for (const file of [
      'packages',
      'scripts',
      'stories',
      'examples',
      'README.md',
      'package.json',
      'tsconfig.base.json',
      'web-test-runner.config.mjs',
      '.prettierrc.json',
    ])
      if (existsSync(join(root, file)))
        cpSync(join(root, file), join(copy, file), { recursive: true, filter: (from) => !/\/(?:node_modules|dist)$/.test(from) });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  after(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  test('an element passes its own tests in a browser', () => {
    const begun = begin('element', 'sample-thing');
    assert.equal(begun.status, 0, begun.stderr);
    const counts = join(copy, 'counts');
    const wtr = run('wtr', ['--files', 'packages/elements/src/sample-thing/sample-thing.test.ts'], {
      ENGINES: 'chromium',
      DEALERKIT_COUNTS: counts,
    });
    assert.equal(wtr.status, 0, wtr.stdout + wtr.stderr);
    assert.deepEqual(JSON.parse(readFileSync(counts, 'utf8')), { passed: 8, failed: 0, skipped: 0, failedFiles: [] });
    const { exports } = JSON.parse(readFileSync(join(copy, 'packages/elements/package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    assert.ok(exports['./sample-thing/define']);
    assert.match(readFileSync(join(copy, 'packages/elements/src/index.ts'), 'utf8'), /DkSampleThing/);
  });

  test('a noun is one that a Crm takes, with its two commands', async () => {
    assert.equal(begin('noun', 'service-contract').status, 0);
    const folder = join(copy, 'examples/service-contract');
    const { nouns, preset } = (await import(join(folder, 'service-contract-server.mjs'))) as never as {
      nouns: { noun: { name: string; commands: { name: string }[] } }[];
      preset: { fragments: Record<string, unknown> };
    };
    const { noun } = nouns.at(-1)!;
    assert.equal(noun.name, 'serviceContract');
    assert.deepEqual(
      noun.commands.map(({ name }) => name),
      ['serviceContract.save', 'serviceContract.delete'],
    );
    assert.ok(preset.fragments['serviceContract']);
    assert.doesNotMatch(readFileSync(join(folder, 'page.mjs'), 'utf8'), /warrant/i);
  });

  test('a backend passes check-backend', async () => {
    assert.equal(begin('backend', 'json-file').status, 0);
    let out = '';
    const data = join(copy, 'data');
    mkdirSync(data);
    process.env['DATA'] = data;
    const io = {
      out: (text: string) => (out += text),
      err: () => undefined,
      terminal: false,
      env: {},
      signal: new AbortController().signal,
    };
    assert.equal(await main(['check-backend', join(copy, 'examples/json-file.mjs')], io), 0, out);
  });

  test('refuses a kind, a name and a place that do not fit, and writes nothing over', () => {
    for (const args of [[], ['widget', 'x'], ['element'], ['element', 'Sample'], ['element', '../x'], ['element', 'client-card']]) {
      const { status, stderr } = begin(...args);
      assert.equal(status, 2, args.join(' '));
      assert.ok(stderr.trim());
    }
  });
});
