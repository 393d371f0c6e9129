/** B13b: a right that is taken away is gone within 5 s, in two browsers on two gateways, without a new sign-in; nothing typed is lost. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applyPreset, clientNoun, createClient, grantPolicy } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, allNouns, house, openCrm } from '@dealerkit/core/server';
import { sqlBackend } from '@dealerkit/sql';
import pg from 'pg';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { serveFetch } from './support/house.ts';
import { type TestDatabase, type TestPostgres, startPostgres } from './support/postgres.ts';

const limitMs = 5000;
const script = fileURLToPath(new URL('support/gateway-process.ts', import.meta.url));
const postgres: TestPostgres | undefined = await startPostgres();

async function gateway(database: string, ...args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', script, database, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { url, child };
}

const pageOf = (url: string, user: string, widgets: string, tags: readonly string[]): string => `<!doctype html><html lang="en">
<title>B13b</title><link rel="icon" href="data:,"><body>
${['provider', ...tags].map((name) => `<script type="module" src="${url}/assets/${name}.js"></script>`).join('\n')}
<dk-provider>${widgets}</dk-provider>
<script type="module">
  await customElements.whenDefined('dk-provider');
  let tokens = 0;
  Object.assign(document.querySelector('dk-provider'), { getToken: () => (document.title = 'tokens ' + ++tokens, '${user}'), url: '${url}/' });
</script>`;

describe('B13b a right that is taken away', { skip: postgres ? false : 'no PostgreSQL on this machine' }, () => {
  let database: TestDatabase, pool: pg.Pool, backend: Backend, site: Awaited<ReturnType<typeof serveFetch>>;
  const gateways: { url: string; child: ChildProcess }[] = [];
  const browsers: Browser[] = [];
  let client = '';
  let seller: Page, administrator: Page;

  before(async () => {
    database = await postgres!.database();
    gateways.push(await gateway(database.url, 'found', 'widgets'), await gateway(database.url, 'join', 'widgets'));
    pool = new pg.Pool({ connectionString: database.url, max: 3 });
    backend = sqlBackend({ pool, tenant: 'default', nouns: allNouns(dealerNouns) });
    await using root = openCrm({ backend, nouns: dealerNouns, principal: house });
    const save = (noun: string, id: string, data: object) => root.run({ name: `${noun}.save` } as never, { id, data } as never);
    await save('group', 'ventes', { name: 'Ventes', profileType: 'sales' });
    await save('group', 'admins', { name: 'Administrateurs', profileType: 'administrator' });
    await save('user', 'adm', { groupIds: ['admins'] });
    await save('user', 'ana', { groupIds: ['ventes'] });
    await root.run(applyPreset, { preset: 'bee2link' });
    await root.run(grantPolicy, { node: 'group:ventes', levels: { 'client.delete': 'all' } });
    const coco = {
      kind: 'person' as const,
      civility: 'mrs' as const,
      firstName: 'Coco',
      lastName: 'Hernandez',
      emails: ['coco@exemple.fr'],
    };
    client = (await root.run(createClient, coco)).id;

    const [a, b] = gateways.map(({ url }) => url) as [string, string];
    const pages: Record<string, string> = {
      '/seller': pageOf(a, 'ana', `<dk-client-card client-id="${client}"></dk-client-card><hr><dk-lead-new></dk-lead-new>`, [
        'client-card',
        'lead-new',
      ]),
      '/administrator': pageOf(b, 'adm', '<dk-rights node="group:ventes"></dk-rights>', ['rights']),
    };
    site = await serveFetch((request) => new Response(pages[new URL(request.url).pathname], { headers: { 'content-type': 'text/html' } }));
    const open = async (path: string): Promise<Page> => {
      const browser = await startChromium();
      browsers.push(browser);
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${String(site.port)}${path}`);
      return page;
    };
    [seller, administrator] = await Promise.all([open('/seller'), open('/administrator')]);
  });
  after(async () => {
    for (const browser of browsers) await browser.close();
    await site.close();
    for (const { child } of gateways) {
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    }
    await backend.close?.();
    await pool.end();
    await database.drop();
    await postgres?.stop();
  });

  const inCard = (selector: string) => `dk-client-card >>> ${selector}`;
  const menuButton = inCard('[aria-haspopup=menu]');

  /** What the administrator does in his browser: chooses a level for the right, and saves. */
  async function set(level: 'all' | 'none'): Promise<void> {
    await (await administrator.waitForSelector('dk-rights >>> [data-id="client.delete"] .level'))!.click();
    await (await administrator.waitForSelector(`dk-rights >>> #levels[open] input[value=${level}]`))!.click();
    await (await administrator.waitForSelector('dk-rights >>> #levels .dk-primary'))!.click();
    await (await administrator.waitForSelector('dk-rights >>> [part=save]'))!.click();
    await administrator.waitForFunction(() => !document.querySelector('dk-rights')!.shadowRoot!.querySelector('[part=pending]'));
  }

  test('the open dialog refuses, the button is gone, what was typed beside it stays, and nobody signed in again', async () => {
    const typed = await seller.waitForSelector('dk-lead-new >>> #search');
    await typed!.type('Durand');
    await (await seller.waitForSelector(menuButton))!.click();
    await (await seller.waitForSelector(inCard('[role=menuitem]')))!.click();
    await seller.waitForSelector(inCard('#deletion[open] [part=delete]'));
    const tokens = await seller.title();

    await set('none');
    const since = performance.now();
    await seller.waitForFunction(
      () => {
        const dialog = document.querySelector('dk-client-card')!.shadowRoot!.querySelector('#deletion[open]');
        return dialog && !dialog.querySelector('[part=delete]') && dialog.textContent.includes('Your permission was revoked');
      },
      { timeout: limitMs },
    );
    await (await seller.waitForSelector(inCard('#deletion-cancel')))!.click();
    await seller.waitForFunction(() => !document.querySelector('dk-client-card')!.shadowRoot!.querySelector('[aria-haspopup=menu]'), {
      timeout: limitMs,
    });
    const took = Math.round(performance.now() - since);
    console.log(`# gone after ${String(took)} ms in the other browser, over the other gateway`);
    assert.ok(took < limitMs);
    assert.equal(await typed!.evaluate((input) => (input as HTMLInputElement).value), 'Durand');
    assert.equal(await seller.title(), tokens, 'no new sign-in');
    await using root = openCrm({ backend, nouns: dealerNouns, principal: house });
    assert.equal((await root.get(clientNoun, client)).name, 'Coco Hernandez');
  });

  test('B13 given back, the button is there again, without a new sign-in', async () => {
    const tokens = await seller.title();
    await set('all');
    await seller.waitForSelector(menuButton, { timeout: limitMs });
    assert.equal(await seller.title(), tokens);
  });
});
