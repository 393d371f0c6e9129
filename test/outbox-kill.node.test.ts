/**
 * What the outbox said was kept is there after the browser was killed, by the process, in the middle of writing. Each kill has a profile of
 * its own: LevelDB appends to a log that a kill tore, and Chromium then deletes the database (docs/decisions/0011-torn-logs-of-chromium.md).
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { OutboxStore } from '@dealerkit/indexeddb/outbox';
import { build } from 'esbuild';
import puppeteer, { type Page } from 'puppeteer-core';
import { findChromium } from '../scripts/setup-machine.mjs';

const rounds = Number(process.env['DEALERKIT_KILLS'] ?? 6);
// What the page has.
declare const outbox: OutboxStore;
declare const said: (key: string) => Promise<void>;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { outboxStore } from '@dealerkit/indexeddb/outbox'; globalThis.outbox = outboxStore();",
      resolveDir: fileURLToPath(new URL('../packages/cli', import.meta.url)),
    },
    ...{ bundle: true, write: false, format: 'esm', conditions: ['source'], target: 'es2022', tsconfigRaw: '{}' },
  });
  return outputFiles[0]!.text;
}

describe('the outbox, when the browser is killed', () => {
  const profiles: string[] = [];
  const newProfile = (): string => {
    const profile = mkdtempSync(join(tmpdir(), 'dealerkit-kill-'));
    profiles.push(profile);
    return profile;
  };
  const server = createServer();
  before(async () => {
    const script = await bundle();
    server.on('request', (request, response) => {
      const isScript = request.url === '/outbox.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? script : '<!doctype html><script type="module" src="/outbox.js"></script>');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  let killLast = async (): Promise<void> => undefined;
  after(async () => {
    await killLast();
    server.close();
    server.closeAllConnections();
    for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function open(profile: string): Promise<{ page: Page; kill: () => Promise<void> }> {
    const executablePath = findChromium();
    assert.ok(executablePath, 'Chromium is missing');
    const browser = await puppeteer.launch({
      executablePath,
      userDataDir: profile,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
    const running = browser.process()!;
    const kill = async (): Promise<void> => {
      if (running.signalCode !== null || running.exitCode !== null) return;
      const gone = once(running, 'exit');
      running.kill('SIGKILL');
      await gone;
    };
    killLast = kill;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.waitForFunction('globalThis.outbox');
    return { page, kill };
  }

  /** Writes until `enough` are said to be kept, and kills the browser; answers the keys that it heard of. */
  async function writeAndDie(profile: string, name: string, enough: number): Promise<Set<string>> {
    const { page, kill } = await open(profile);
    const kept = new Set<string>();
    let reached = (): void => undefined;
    const reaching = new Promise<void>((resolve) => (reached = resolve));
    await page.exposeFunction('said', (key: string) => {
      kept.add(key);
      if (kept.size === enough) reached();
    });
    const writing = page.evaluate(async (prefix: string) => {
      for (let index = 0; index < 50; index++) {
        const key = `${prefix}-${String(index)}`;
        await outbox.put({ key, formKey: 'contact', body: `body of ${key}` });
        void said(key);
        // One is held by this tab when it dies, as a request on its way would be.
        if (index === 0) await outbox.lease('contact');
      }
    }, name);
    writing.catch(() => undefined);
    await reaching;
    await kill();
    return kept;
  }

  test(`${String(rounds)} kills: every request that was said to be kept is there, readable and sent once more`, async () => {
    for (let round = 0; round < rounds; round++) {
      const profile = newProfile();
      const kept = await writeAndDie(profile, `r${String(round)}`, 1 + ((round * 17) % 40));
      const { page, kill } = await open(profile);
      const found = await page.evaluate(async () => {
        const bodies: Record<string, string> = {};
        for (let leased = await outbox.lease('contact'); leased; leased = await outbox.lease('contact')) {
          bodies[leased.key] = leased.body;
          await outbox.settle(leased, { status: 'delivered' });
        }
        return { bodies, left: await outbox.list() };
      });
      await kill();
      const missing = [...kept].filter((key) => found.bodies[key] !== `body of ${key}`);
      assert.deepEqual({ missing, left: found.left }, { missing: [], left: [] }, `round ${String(round)} of ${String(kept.size)} kept`);
    }
  });
});
