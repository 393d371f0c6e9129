import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { leadNoun } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { type RunningServer, startServer } from 'dealerkit';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { startPostgres } from './support/postgres.ts';

// Three registrable names, so that being same-site by luck proves nothing.
const hosts = { gateway: 'crm-cloud.test', dealerSite: 'garage-vermeil.example', portal: 'horizon-intranet.invalid' };
const owner = 'camille';
const colleague = 'hugo';

interface Signed {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that the live stream brought this person, as text. */
  readonly stream: string[];
}

async function signIn(browser: Browser, server: RunningServer, name: RegExp): Promise<Signed> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const stream: string[] = [];
  const client = await page.createCDPSession();
  await client.send('Network.enable');
  const streams = new Set<string>();
  client.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.url.endsWith('/v1/stream')) return;
    streams.add(requestId);
    void client.send('Network.streamResourceContent', { requestId }).catch(() => undefined);
  });
  client.on('Network.dataReceived', ({ requestId, data }) => {
    if (streams.has(requestId) && data) stream.push(Buffer.from(data, 'base64').toString());
  });
  await page.goto(server.portal!, { waitUntil: 'networkidle2' });
  const buttons = await page.$$('button');
  for (const button of buttons)
    if (name.test(await button.evaluate((element) => element.textContent))) {
      await button.click();
      break;
    }
  await page.waitForFunction(() => document.querySelector('dk-lead-list')?.shadowRoot?.querySelector('a'), { timeout: 20_000 });
  return { page, context, stream };
}

const shows = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((wanted) => document.querySelector('dk-lead-list')?.shadowRoot?.textContent.includes(wanted) ?? false, text);

async function appears(page: Page, text: string, within: number): Promise<number> {
  const since = performance.now();
  while (performance.now() - since < within) {
    if (await shows(page, text)) return performance.now() - since;
    await wait(25);
  }
  assert.fail(`"${text}" did not appear within ${String(within)} ms`);
}

function journey(database: () => Promise<string | undefined>): void {
  let folder: string, browser: Browser, server: RunningServer, camille: Signed, hugo: Signed, emma: Signed;

  const tokenOf = async (user: string): Promise<string> => {
    const local = server.gateway.replace(hosts.gateway, '127.0.0.1');
    const answer = await fetch(`${local}/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    return ((await answer.json()) as { token: string }).token;
  };
  const crmOf = (user: string) =>
    connectCrm({ url: server.gateway.replace(hosts.gateway, '127.0.0.1'), getToken: () => tokenOf(user), retry: { attempts: 1 } });
  const leadsNamed = async (name: string): Promise<number> => {
    await using crm = crmOf(owner);
    return (await crm.list(leadNoun, { search: name })).items.length;
  };
  const fill = async (page: Page, name: string, lang = 'fr'): Promise<void> => {
    await page.goto(`${server.dealerSite!}/${lang}/contact`, { waitUntil: 'networkidle2' });
    await page.waitForSelector('[name=lastName]');
    await page.type('[name=lastName]', name);
    await page.type('[name=email]', `${name.toLowerCase()}@exemple.fr`);
    await page.type('[name=message]', 'Bonjour, est-elle encore disponible ?');
  };
  const submit = 'form [type=submit], form button:not([type=button])';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dealerkit-e2e-'));
    server = await startServer({ demo: true, port: 0, hosts, data: join(folder, 'data'), database: await database() });
    browser = await startChromium({ hosts: Object.values(hosts) });
    camille = await signIn(browser, server, /Camille/);
    hugo = await signIn(browser, server, /Hugo/);
    emma = await signIn(browser, server, /Emma/);
    await wait(500);
  });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a visitor with scripts: within 2 s the open portal of the owner shows the lead, without reload; nobody else hears of it', async () => {
    const visitor = await browser.newPage();
    await fill(visitor, 'Quenneville');
    await Promise.all([visitor.click(submit), appears(camille.page, 'Quenneville', 2000)]);
    await visitor.waitForFunction(() => /Merci/.test(document.body.innerText), { timeout: 5000 });
    await wait(1000);
    assert.equal(await shows(hugo.page, 'Quenneville'), false);
    // Clients are read in the branch, leads by their owner: a colleague of the branch hears of the client, and of nothing else.
    const nouns = [...hugo.stream.join('').matchAll(/"noun":"(\w+)"/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(nouns)], ['client']);
    assert.equal(emma.stream.join('').replace(/^:.*$/gm, '').trim(), '', 'not one byte about it in another branch');
    assert.match(camille.stream.join(''), /"noun":"lead"/);
    await visitor.close();
  });

  test('a lead of somebody else is not-found by its id', async () => {
    await using mine = crmOf(owner);
    await using hers = crmOf(colleague);
    const [lead] = (await mine.list(leadNoun, { search: 'Quenneville' })).items;
    assert.ok(lead);
    await assert.rejects(hers.get(leadNoun, lead.id), { code: 'not-found' });
    assert.equal((await hers.list(leadNoun, { search: 'Quenneville' })).items.length, 0);
  });

  test('a visitor without scripts: submit, F5, Back and resubmit, double click are one lead, and the thanks are in his language', async () => {
    const visitor = await browser.newPage();
    await visitor.setJavaScriptEnabled(false);
    await fill(visitor, 'Vauquelin', 'es');
    await Promise.all([visitor.waitForNavigation(), visitor.click(submit, { count: 2, delay: 5 })]);
    await appears(camille.page, 'Vauquelin', 2000);
    assert.match(await visitor.content(), /lang="es"/);
    assert.match(await visitor.content(), /Gracias/);
    await visitor.reload();
    await visitor.goBack();
    await visitor.waitForSelector('[name=lastName]');
    if ((await visitor.$eval('[name=lastName]', (input) => (input as HTMLInputElement).value)) === '') {
      await visitor.type('[name=lastName]', 'Vauquelin');
      await visitor.type('[name=email]', 'vauquelin@exemple.fr');
      await visitor.type('[name=message]', 'Bonjour, est-elle encore disponible ?');
    }
    await Promise.all([visitor.waitForNavigation(), visitor.click(submit)]);
    assert.equal(await leadsNamed('Vauquelin'), 1);
    await visitor.close();
  });

  test('two visitors on the same cached page without scripts are two leads', async () => {
    for (const name of ['Abgrall', 'Zerbib']) {
      const visitor = await browser.newPage();
      await visitor.setJavaScriptEnabled(false);
      await fill(visitor, name);
      await Promise.all([visitor.waitForNavigation(), visitor.click(submit)]);
      await visitor.close();
    }
    assert.equal(await leadsNamed('Abgrall'), 1);
    assert.equal(await leadsNamed('Zerbib'), 1);
  });

  test('a double click with scripts is one lead', async () => {
    const visitor = await browser.newPage();
    await fill(visitor, 'Dubosc');
    await visitor.click(submit, { count: 2, delay: 5 });
    await appears(camille.page, 'Dubosc', 2000);
    await wait(500);
    assert.equal(await leadsNamed('Dubosc'), 1);
    await visitor.close();
  });
}

describe('one lead through the house, on embedded PGlite', () => {
  journey(() => Promise.resolve(undefined));
});

const postgres = await startPostgres();
describe('one lead through the house, on PostgreSQL', { skip: postgres ? false : 'PostgreSQL is missing' }, () => {
  let database: Awaited<ReturnType<NonNullable<typeof postgres>['database']>> | undefined;
  journey(async () => (database = await postgres!.database()).url);
  after(async () => {
    await database?.drop();
    await postgres?.stop();
  });
});
