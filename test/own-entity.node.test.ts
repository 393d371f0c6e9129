/** A noun that a host defined is listed, created, edited and deleted on a page, by keyboard, over memory, SQL and the gateway; by right. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, type ServerNoun, allNouns, house, openCrm } from '@dealerkit/core/server';
import type { Preset } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { serveFetch } from './support/house.ts';
import { focusIsOn, tabTo } from './support/keyboard.ts';
import { type GatewayServer, startGateway } from './support/gateway-server.ts';
import { openSqlStores } from './support/sql-stores.ts';

const folder = fileURLToPath(new URL('../examples/own-entity/', import.meta.url));
const { nouns, preset } = (await import(`${folder}warranty-server.mjs`)) as { nouns: readonly ServerNoun[]; preset: Preset };
const people = [
  ['ana', 'salesperson'],
  ['boss', 'manager'],
  ['far', 'visitor'],
] as const;

/** Founds a tenant that knows warranties; the same in the browser, where this function's source is part of the page. */
async function found(backend: Backend): Promise<void> {
  await foundTenant({ backend, nouns, preset });
  const root = openCrm({ backend, nouns, principal: house });
  for (const [id, profileId] of people) await root.run({ name: 'user.save' } as never, { id, data: { name: id, profileId } } as never);
  await root.close();
}

// What the page has.
declare const start: (how: { gateway?: string; person: string }) => Promise<void>;
const script = `
import { foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, house, openCrm } from '@dealerkit/core/server';
import { connectCrm } from '@dealerkit/http';
import { nouns, preset } from './warranty-server.mjs';
import { show } from './page.mjs';
const people = ${JSON.stringify(people)};
let backend;
globalThis.start = async ({ gateway, person }) => {
  if (gateway) return show(connectCrm({ url: gateway, getToken: () => person }));
  if (!backend) {
    backend = memoryBackend({ nouns: allNouns(nouns) });
    await foundTenant({ backend, nouns, preset });
    const root = openCrm({ backend, nouns, principal: house });
    for (const [id, profileId] of people) await root.run({ name: 'user.save' }, { id, data: { name: id, profileId } });
  }
  show(openCrm({ backend, nouns, principal: { id: person } }));
};`;

describe('a noun of a host’s own', () => {
  let browser: Browser, site: { port: number; close(): Promise<void> }, bundle: string;
  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: folder },
      nodePaths: [
        fileURLToPath(new URL('../packages/cli/node_modules', import.meta.url)),
        fileURLToPath(new URL('../node_modules', import.meta.url)),
      ],
      ...{
        bundle: true,
        write: false,
        format: 'esm',
        conditions: ['source', 'production'],
        target: 'es2022',
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
      },
    });
    bundle = outputFiles[0]!.text;
    site = await serveFetch((request) =>
      request.url.endsWith('/page.js')
        ? new Response(bundle, { headers: { 'content-type': 'text/javascript' } })
        : new Response('<!doctype html><html lang="en"><title>Warranties</title><script type="module" src="/page.js"></script><body>', {
            headers: {
              'content-type': 'text/html',
              'content-security-policy':
                "default-src 'none'; script-src 'self'; connect-src http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types lit-html",
            },
          }),
    );
    browser = await startChromium();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  test('its definition, server half included, is under 80 lines', () => {
    const lines = ['warranty.mjs', 'warranty-server.mjs'].map(
      (name) =>
        readFileSync(folder + name, 'utf8')
          .trimEnd()
          .split('\n').length,
    );
    assert.ok(lines.reduce((sum, each) => sum + each) < 80, String(lines));
  });

  async function open(how: { gateway?: string; person: string }, on?: Page): Promise<Page> {
    const page = on ?? (await browser.newPage());
    if (!on) {
      page.on('pageerror', (error) => {
        throw error as Error;
      });
      await page.goto(`http://127.0.0.1:${String(site.port)}/`);
      await page.waitForFunction('globalThis.start');
    }
    await page.evaluate(async (given) => start(given), how);
    return page;
  }
  const textOf = (page: Page, tag: string): Promise<string> =>
    page.evaluate((name) => document.querySelector(name)?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ') ?? '', tag);
  const says = async (page: Page, tag: string, words: string): Promise<void> => {
    await page
      .waitForFunction(
        (name, wanted) => document.querySelector(name)?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ').includes(wanted),
        { timeout: 8_000 },
        tag,
        words,
      )
      .catch(async () => {
        assert.fail(`<${tag}> says "${words}"; it said "${await textOf(page, tag)}"`);
      });
  };
  async function journey(how: { gateway?: string }): Promise<void> {
    const page = await open({ ...how, person: 'ana' });
    await says(page, 'dk-record-list', 'Nothing here yet');
    await tabTo(page, 'New');
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'Holder');
    await page.keyboard.type('Chloé Roussel');
    await tabTo(page, 'Level');
    await page.keyboard.type('F');
    await tabTo(page, 'Valid until');
    await page.keyboard.type('03312027');
    await tabTo(page, 'Months');
    await page.keyboard.type('twelve');
    await page.keyboard.press('Enter');
    await says(page, 'dk-record', 'Please type a whole number.');
    await focusIsOn(page, 'Months');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('12');
    await tabTo(page, 'Price (EUR)');
    await page.keyboard.type('1 249,50');
    await tabTo(page, 'Transferable');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await says(page, 'dk-record', 'Edit');
    await says(page, 'dk-record', 'Sold by');
    const face = await textOf(page, 'dk-record');
    for (const words of ['Chloé Roussel', 'Full', 'Mar 31, 2027', '12', '€1,249.50', 'Yes', 'Sold by', 'ana'])
      assert.ok(face.includes(words), `${words}: ${face}`);
    await says(page, 'dk-record-list', '1 warranty');
    await says(page, 'dk-record-list', 'Chloé Roussel');
    await focusIsOn(page, 'Chloé Roussel');
    await tabTo(page, 'Edit');
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'Holder');
    await tabTo(page, 'Note');
    await page.keyboard.type('Key was lost once.');
    await tabTo(page, 'Save changes');
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'Edit');
    await says(page, 'dk-record', 'Key was lost once.');
    // Who may not delete sees no button for it.
    await open({ ...how, person: 'boss' }, page);
    await says(page, 'dk-record-list', 'Chloé Roussel');
    await tabTo(page, 'Chloé Roussel');
    await page.keyboard.press('Enter');
    await says(page, 'dk-record', 'Edit');
    assert.doesNotMatch(await textOf(page, 'dk-record'), /Delete/);
    // Who may see none is told so, and not how many there are.
    await open({ ...how, person: 'far' }, page);
    await says(page, 'dk-record-list', 'You do not have permission');
    // Delete: asked first, Cancel focused.
    await open({ ...how, person: 'ana' }, page);
    await says(page, 'dk-record-list', 'Chloé Roussel');
    await tabTo(page, 'Chloé Roussel');
    await page.keyboard.press('Enter');
    await says(page, 'dk-record', 'Edit');
    await tabTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'Cancel');
    await page.keyboard.press('Escape');
    await focusIsOn(page, 'Delete');
    await page.keyboard.press('Enter');
    await focusIsOn(page, 'Cancel');
    await tabTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await says(page, 'dk-record', '“Chloé Roussel” is deleted');
    await says(page, 'dk-record-list', 'Nothing here yet');
    await page.close();
  }

  test('over memory, in the page itself', () => journey({}));

  async function overGateway(backend: Backend): Promise<void> {
    await found(backend);
    const gateway: GatewayServer = await startGateway({ backendFor: () => backend, nouns });
    try {
      await journey({ gateway: `${gateway.url}/` });
      const ana = connectCrm({ url: `${gateway.url}/`, getToken: () => 'ana' });
      const boss = connectCrm({ url: `${gateway.url}/`, getToken: () => 'boss' });
      const data = { holder: 'Max Weber', level: 'basic', until: '2027-01-01', months: 6 };
      const { id } = (await ana.run({ name: 'warranty.save' } as never, { data } as never)) as { id: string };
      await assert.rejects(boss.run({ name: 'warranty.delete' } as never, { id } as never), { code: 'forbidden' });
      const far = connectCrm({ url: `${gateway.url}/`, getToken: () => 'far' });
      await assert.rejects(far.get({ name: 'warranty' }, id), { code: 'not-found' });
      for (const crm of [ana, boss, far]) await crm.close();
    } finally {
      await gateway.close();
    }
  }

  test('over a gateway on memory', () => overGateway(memoryBackend({ nouns: allNouns(nouns) })));

  test('over gateways on PGlite and PostgreSQL', async () => {
    const stores = await openSqlStores();
    try {
      for (const { pool } of stores) {
        await migrate(pool, allNouns(nouns));
        await overGateway(sqlBackend({ pool, tenant: 'own-entity', nouns: allNouns(nouns) }));
      }
    } finally {
      for (const store of stores) await store.close();
    }
  });
});
