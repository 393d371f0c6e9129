/** `dealerkit check-backend`, on the backend that the README writes. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Report } from '@dealerkit/conformance';
import { main } from 'dealerkit';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache', `check-backend-${String(process.pid)}`);
const source = /<!-- snippet: backend -->\s+```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
const mine = `${source}
export const backend = ({ nouns, tenant }) => fileBackend({ nouns, file: ${JSON.stringify(folder)} + '/' + tenant + '.json' });
`;

async function typed(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), terminal: false, env: {} };
  const code = await main(['check-backend', ...args], { ...io, signal: new AbortController().signal });
  return { code, out, err };
}

describe('check-backend', () => {
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  before(() => mkdirSync(folder, { recursive: true }));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('the README’s backend over a JSON file passes, in under 120 lines', async () => {
    assert.ok(mine.split('\n').length < 120);
    const { code, out } = await typed(write('mine.mjs', mine));
    assert.equal(code, 0, out);
    assert.match(out, /^ok +versions +every write gives a new version/m);
    assert.match(out, /^skipped watch-retie .+\n +only where declared: watch$/m);
    assert.match(out, /\d+ passed, 0 failed, \d+ skipped\n$/);
  });

  test('a backend that is wrong ends with 1 and says what was expected and what came', async () => {
    const file = write(
      'wrong.mjs',
      mine.replace('applyQuery(nounNamed(noun),', 'applyQuery(nouns[0],').replace('ids.map(', 'ids.slice(1).map('),
    );
    const { code, out } = await typed(file, '--json', '--only', 'read', '--only', 'unknown-noun');
    const report = JSON.parse(out) as Report;
    assert.equal(code, 1);
    assert.deepEqual([report.ok, report.failed], [false, 2]);
    assert.match(report.results[0]?.reason ?? '', /^get of 2, none, 1, 2: expected \["2",null,"1","2"\], got/);
  });

  test('a skip is shown with its reason, and the minimum cannot be skipped', async () => {
    const skipping = (skip: object) => `${mine}\nexport const skip = ${JSON.stringify(skip)};`;
    const { code, out } = await typed(
      write('skips.mjs', skipping({ tenants: 'one tenant a file' })),
      '--only',
      'tenants',
      '--only',
      'read',
    );
    assert.equal(code, 0);
    assert.match(out, /one tenant a file/);
    assert.equal((await typed(write('skips-much.mjs', skipping({ read: 'slow' })))).code, 2);
  });

  test('what is typed wrongly, or is no backend, is said in one line', async () => {
    for (const [args, wanted] of [
      [[], 2],
      [[write('again.mjs', mine), 'more'], 2],
      [[write('other.mjs', mine), '--only', 'nonsense'], 2],
      [[join(folder, 'missing.mjs')], 1],
      [[write('empty.mjs', 'export const x = 1;')], 1],
    ] as const) {
      const { code, err } = await typed(...args);
      assert.equal(code, wanted, args.join(' '));
      assert.match(err, /^dealerkit: [^\n]+\n$/);
    }
  });
});
