import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const resolveDir = fileURLToPath(new URL('..', import.meta.url));
const { markers } = JSON.parse(readFileSync(`${resolveDir}test/size.json`, 'utf8')) as { markers: Record<string, string[]> };

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, minify: true, format: 'esm', write: false });
  return outputFiles[0]?.text ?? '';
}
const found = (name: string, text: string) => (markers[name] ?? []).some((marker) => text.includes(marker));

describe('size: a marker proves that a library is absent', () => {
  const classic = bundle("import * as z from 'zod'; console.log(z.object({ a: z.number() }))");
  const mini = bundle("import * as z from 'zod/mini'; console.log(z.object({ a: z.string(), b: z.union([z.string(), z.number()]) }))");
  const ky = bundle("import ky from 'ky'; console.log(ky)");

  it('is found in zod classic, and not in zod/mini', async () => {
    assert.ok(found('zod classic', await classic));
    assert.ok(!found('zod classic', await mini));
  });
  it('is found in zod/mini, and not in ky', async () => {
    assert.ok(found('zod', await mini));
    assert.ok(!found('zod', await ky));
  });
  it('is found in ky', async () => {
    assert.ok(found('ky', await ky));
  });
});
