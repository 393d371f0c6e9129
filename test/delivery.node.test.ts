import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { rollup } from 'rollup';
import { delivery, verifiedParts, type Delivered } from '../scripts/rollup/index.mjs';
import { startChromium } from './support/chromium.ts';

const sources = {
  'shared.js': 'export const shared = { word: "shared" };',
  'entry.js':
    'import { shared } from "./shared.js"; document.title = shared.word; globalThis.open2 = async () => (await import("./part.js")).say();',
  'part.js': 'import { shared } from "./shared.js"; export const say = async () => shared.word + " " + (await import("./deep.js")).deep;',
  'deep.js': 'export const deep = "deep";',
};

describe('delivery: a tag covers all that it loads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-delivery-'));
  const manifest: Record<string, Delivered> = {};
  let server: Server, browser: Browser, origin: string;
  let tampered = '';

  before(async () => {
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
    const bundle = await rollup({ input: { entry: join(folder, 'entry.js') }, plugins: [verifiedParts(), delivery(manifest)] });
    await bundle.write({ dir: join(folder, 'out'), format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' });
    server = createServer((request, response) => {
      const name = (request.url ?? '').slice(1);
      response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html');
      if (!name.endsWith('.js')) {
        const entry = manifest['entry'];
        return void response.end(
          `<!doctype html><script type=module src=/${entry?.immutable ?? ''} integrity=${entry?.integrity ?? ''}></script>`,
        );
      }
      response.end(readFileSync(join(folder, 'out', name), 'utf8') + (name === tampered ? '\n// tampered' : ''));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
    browser = await startChromium();
  });
  after(async () => {
    server.close();
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(file = ''): Promise<{ title: string; said: string }> {
    tampered = file;
    const page = await browser.newPage();
    await page.goto(origin, { waitUntil: 'networkidle0' });
    const title = await page.title();
    const said = (await page.evaluate('open2().catch((error) => "refused: " + error.name)').catch(() => 'not loaded')) as string;
    await page.close();
    return { title, said };
  }
  const partNamed = (name: string) => manifest['entry']?.parts.find(({ file }) => file.startsWith(name))?.file ?? assert.fail(name);

  it('loads the entry, a part and its part, when all are as built', async () => {
    assert.deepEqual(await open(), { title: 'shared', said: 'shared deep' });
  });

  it('loads no entry that was changed on its way', async () => {
    assert.equal((await open(manifest['entry']?.immutable)).title, '');
  });

  for (const name of ['part', 'deep'])
    it(`loads no ${name} that was changed on its way`, async () => {
      assert.deepEqual(await open(partNamed(name)), { title: 'shared', said: 'refused: TypeError' });
    });

  it('gives a caller another name when what it calls changes', async () => {
    writeFileSync(join(folder, 'deep.js'), 'export const deep = "deeper";');
    const next: Record<string, Delivered> = {};
    const bundle = await rollup({ input: { entry: join(folder, 'entry.js') }, plugins: [verifiedParts(), delivery(next)] });
    await bundle.generate({ format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' });
    assert.notEqual(next['entry']?.immutable, manifest['entry']?.immutable);
  });
});
