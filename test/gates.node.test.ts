import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(root + path, 'utf8')) as Record<string, Record<string, string> | string>;
const packages = ['core', 'sql', 'http', 'gateway', 'elements', 'cli'];

describe('gates that can fail', () => {
  it('packages carry one version, and name each other by it', () => {
    const { version } = read('package.json');
    for (const name of packages) {
      const { version: own, dependencies = {} } = read(`packages/${name}/package.json`);
      assert.equal(own, version, name);
      for (const [dependency, wanted] of Object.entries(dependencies))
        if (dependency.startsWith('@dealerkit/')) assert.equal(wanted, version, `${name} → ${dependency}`);
    }
  });

  const planted: readonly (readonly [string, string, string, string])[] = [
    ['the clock stays in clock.ts', 'packages/core/src/index.ts', 'export const now = Date.now();', 'no-restricted-syntax'],
    ['an empty Date is a clock too', 'packages/core/src/index.ts', 'export const now = new Date();', 'no-restricted-syntax'],
    ['core touches no network', 'packages/core/src/index.ts', "export const answer = fetch('/');", 'no-restricted-globals'],
    ['no innerHTML', 'packages/elements/src/index.ts', "document.body.innerHTML = '';", 'no-restricted-properties'],
    [
      'no unsafeHTML',
      'packages/elements/src/index.ts',
      "export { unsafeHTML } from 'lit/directives/unsafe-html.js';",
      'no-restricted-imports',
    ],
    ['no styleMap', 'packages/elements/src/index.ts', "export { styleMap } from 'lit/directives/style-map.js';", 'no-restricted-imports'],
    ['named exports only', 'packages/gateway/src/index.ts', 'const app = 1;\nexport default app;', 'no-restricted-exports'],
  ];
  it('lint finds what is planted', async (context) => {
    const input = JSON.stringify(planted.map(([, path, source]) => [path, source]));
    const { stdout, stderr } = spawnSync(process.execPath, ['test/support/lint-planted.mjs'], { cwd: root, input, encoding: 'utf8' });
    assert.ok(stdout, stderr);
    const broken = JSON.parse(stdout) as string[][];
    for (const [index, [says, , , rule]] of planted.entries())
      await context.test(says, () => {
        assert.deepEqual(broken[index], [rule]);
      });
  });
});
