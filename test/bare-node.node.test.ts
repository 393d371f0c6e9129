import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
interface Manifest {
  name: string;
  exports: Record<string, string | { default: string }>;
}

/** Every entry of every package, as its consumer names it, with the built file behind it. */
const entries = globSync('packages/*/package.json', { cwd: root }).flatMap((path) => {
  const { name, exports } = JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as Manifest;
  return Object.entries(exports).flatMap(([key, target]) =>
    typeof target === 'string'
      ? []
      : [{ specifier: name + key.slice(1), file: `${root}${path.replace('package.json', '')}${target.default}` }],
  );
});

describe('every built package imports in bare Node', () => {
  for (const { specifier, file } of entries)
    it(specifier, async () => {
      assert.ok(existsSync(file), `${file} was not built`);
      // A server may render a page that mentions our widgets: importing them there touches no window, and leaves nothing open.
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '-e', `console.log(Object.keys(await import(${JSON.stringify(specifier)})).includes('default'))`],
        { cwd: `${root}packages/cli`, timeout: 20_000 },
      );
      assert.equal(stdout.trim(), 'false', 'a package has named exports only');
    });
});
