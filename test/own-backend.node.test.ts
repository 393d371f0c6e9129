/** The portal of the demonstration runs on the backend over a JSON file that the README writes. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from 'dealerkit';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache', `own-backend-${String(process.pid)}`);
const source = /<!-- snippet: backend -->\s+```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';

describe('the portal on a backend over a JSON file', () => {
  let browser: Browser;
  const file = join(folder, 'mine.mjs');
  before(async () => {
    mkdirSync(folder, { recursive: true });
    const opens = `export const backend = ({ nouns, tenant }) => fileBackend({ nouns, file: ${JSON.stringify(folder)} + '/' + tenant + '.json' });`;
    writeFileSync(file, `${source}\n${opens}\n`);
    browser = await startChromium();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = () => startServer({ demo: true, backend: file, data: join(folder, 'files'), port: 0 });
  async function portal(address: string): Promise<Page> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle2' });
    for (const button of await page.$$('button'))
      if (/camille/i.test(await button.evaluate((element) => element.textContent))) {
        await button.click();
        break;
      }
    await page.waitForFunction(() => document.querySelector('dk-lead-list')?.shadowRoot?.querySelector('.row a'), { timeout: 20_000 });
    return page;
  }

  test('shows the leads of who signs in, by right, and keeps what is edited across a restart', async () => {
    const first = await start();
    let client: string;
    try {
      assert.match(first.place, /mine\.mjs$/);
      const page = await portal(first.portal!);
      const count = await page.evaluate(() => document.querySelector('dk-lead-list')!.shadowRoot!.querySelector('.count')!.textContent);
      assert.match(count, /\d/);
      client = await page.evaluate(async () => {
        const provider = document.querySelector('dk-provider') as unknown as {
          crm: {
            list(noun: object, query: object): Promise<{ items: { id: string }[] }>;
            run(command: object, input: object): Promise<unknown>;
          };
        };
        const { items } = await provider.crm.list({ name: 'client' }, { limit: 1 });
        await provider.crm.run({ name: 'client.update' }, { id: items[0]!.id, patch: { jobTitle: 'Architecte du JSON' } });
        return items[0]!.id;
      });
      await page.browserContext().close();
    } finally {
      await first.close();
    }
    const second = await start();
    try {
      const page = await portal(second.portal!);
      const title = await page.evaluate(async (id) => {
        const provider = document.querySelector('dk-provider') as unknown as {
          crm: { get(noun: object, id: string): Promise<{ jobTitle: string }> };
        };
        return (await provider.crm.get({ name: 'client' }, id)).jobTitle;
      }, client);
      assert.equal(title, 'Architecte du JSON');
      await page.browserContext().close();
    } finally {
      await second.close();
    }
    assert.match(readFileSync(join(folder, 'default.json'), 'utf8'), /Architecte du JSON/);
  });
});
