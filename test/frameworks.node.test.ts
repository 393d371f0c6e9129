/** One page of a portal in React, Vue and Angular: from packed tarballs, type-checked and built as their own tools do, used in Chromium. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type RunningServer, startServer } from 'dealerkit';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { serveFetch } from './support/house.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dealerkit-frameworks-'));
const run = async (command: string, args: readonly string[], cwd: string): Promise<{ readonly ok: boolean; readonly said: string }> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, [...args], {
      cwd,
      timeout: 300_000,
      maxBuffer: 64_000_000,
      env: { ...process.env, CI: 'true', NG_CLI_ANALYTICS: 'false' },
    });
    return { ok: true, said: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    return { ok: false, said: `${message}\n${stdout}${stderr}` };
  }
};
const done = async (...asked: Parameters<typeof run>): Promise<string> => {
  const { ok, said } = await run(...asked);
  assert.ok(ok, said.slice(-4000));
  return said;
};

/** A type error that its own tool must find: what is written, what instead, and which tool. */
const frameworks = [
  { name: 'react', file: 'src/App.tsx', right: 'whose="all"', wrong: 'whose="everybody"', check: ['tsc', '--noEmit'] },
  { name: 'vue', file: 'src/App.vue', right: 'whose="all"', wrong: 'whose="everybody"', check: ['vue-tsc', '--noEmit'] },
  { name: 'angular', file: 'src/app.ts', right: 'detail.clientId', wrong: 'detail.customerId', check: ['ngc', '--noEmit'] },
] as const;

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

describe('the widgets in other people’s frameworks', () => {
  let server: RunningServer, browser: Browser;
  const tarballs: Record<string, string> = {};
  before(async () => {
    for (const name of ['core', 'http', 'indexeddb', 'elements']) {
      const said = await done('npm', ['pack', '--silent', '--pack-destination', folder], join(root, 'packages', name));
      tarballs[`@dealerkit/${name}`] = `file:${join(folder, said.trim().split('\n').at(-1)!)}`;
    }
    server = await startServer({ demo: true, data: join(folder, 'demo'), port: 0 });
    browser = await startChromium();
  });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** A copy outside the repository: nothing of ours is found but by the tarballs. */
  async function install(name: string): Promise<string> {
    const place = join(folder, name);
    cpSync(join(root, 'examples', name), place, { recursive: true, filter: (path) => !/node_modules|dist$|\.angular/.test(path) });
    const path = join(place, 'package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { dependencies: Record<string, string> };
    Object.assign(manifest.dependencies, tarballs);
    // What elements and http ask for by version is the tarball too.
    writeFileSync(path, JSON.stringify({ ...manifest, overrides: tarballs }));
    await done('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'], place);
    return place;
  }

  const names = (page: Page) =>
    page.evaluate(() =>
      [...(document.querySelector('dk-lead-list')?.shadowRoot?.querySelectorAll('[part~=row] .open') ?? [])].map((link) =>
        link.textContent.trim(),
      ),
    );
  const card = (page: Page) =>
    page.evaluate(() =>
      document.querySelector('dk-client-card')?.shadowRoot?.querySelector('[part=name]')?.textContent.replaceAll(/\s+/g, ' ').trim(),
    );

  for (const { name, file, right, wrong, check } of frameworks)
    test(name, async (t) => {
      const place = await install(name);
      await done('npm', ['run', 'build'], place);
      const source = readFileSync(join(place, file), 'utf8');
      assert.ok(source.includes(right));
      writeFileSync(join(place, file), source.replace(right, wrong));
      const { ok, said } = await run('npx', ['--no-install', ...check], place);
      assert.ok(!ok && /everybody|customerId/.test(said), `a wrong ${name} file compiles: ${said.slice(-1000)}`);

      const site = await serveFetch((request) => {
        const { pathname } = new URL(request.url);
        const path = join(place, 'dist', pathname === '/' ? 'index.html' : pathname);
        if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
        if (!existsSync(path)) return new Response('Not found', { status: 404 });
        return new Response(readFileSync(path), { headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream' } });
      });
      t.after(() => site.close());
      const page = await browser.newPage();
      t.after(() => page.close());
      const wrongs: string[] = [];
      page.on('pageerror', (error) => wrongs.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warn') wrongs.push(message.text());
      });
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(`http://127.0.0.1:${String(site.port)}/?gateway=${encodeURIComponent(`${server.gateway}/`)}`);
      await page.waitForSelector('dk-lead-list >>> [part~=row] .open');
      const [first] = await names(page);
      await page.evaluate(() => ((globalThis as { here?: boolean }).here = true));
      await page.locator('dk-lead-list >>> [part~=row] .open').click();
      await page.waitForSelector('dk-client-card >>> [part=name]');
      assert.ok((await card(page))?.includes(first!.split(' ').at(-1)!), `${String(await card(page))} is the client of ${String(first)}`);
      assert.ok(await page.evaluate(() => (globalThis as { here?: boolean }).here), 'the framework took the link over');
      const shots = process.env['DEALERKIT_SHOTS'];
      if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });

      await page.locator('::-p-aria([name="New lead"][role="button"])').click();
      const search = await page.waitForSelector('dk-lead-new >>> #search');
      await search!.type(`Zacharie ${name}`);
      await page.locator('dk-lead-new >>> [part=create]').click();
      await (await page.waitForSelector('dk-lead-new >>> #email'))!.type(`${name}@example.com`);
      await page.locator('dk-lead-new >>> [part=submit]').click();
      await page.waitForSelector('dk-client-card >>> [part=name]');
      assert.match((await card(page)) ?? '', new RegExp(`Zacharie ${name}`, 'i'));
      await page.waitForFunction(
        (wanted: string) =>
          [...(document.querySelector('dk-lead-list')?.shadowRoot?.querySelectorAll('[part~=row] .open') ?? [])].some((link) =>
            link.textContent.toLowerCase().includes(wanted),
          ),
        {},
        `zacharie ${name}`,
      );
      assert.deepEqual(wrongs, []);
    });
});
