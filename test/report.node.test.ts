import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type JsonObject, createLead } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import type { Browser } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';

describe('a page of an intranet without TLS', () => {
  const log: JsonObject[] = [];
  let house: House, browser: Browser, site: Awaited<ReturnType<typeof serveFetch>>;
  before(async () => {
    house = await openHouse({ assets: deliveredFiles(), log: (entry) => log.push(entry) });
    browser = await startChromium({ hosts: ['intranet.test', 'crm.test'] });
    const gateway = `http://crm.test:${String(house.port)}/`;
    const body = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,"><body>
      ${['provider', 'client-card', 'lead-list'].map((name) => `<script type="module" src="${gateway}assets/${name}.js"></script>`).join('')}
      <dk-provider id="crm"><dk-client-card></dk-client-card><dk-lead-list sort="sideways"></dk-lead-list></dk-provider>
      <script type="module">Object.assign(document.getElementById('crm'), { getToken: () => 'ana', url: '${gateway}' });</script>`;
    site = await serveFetch(() => new Response(body, { headers: { 'content-type': 'text/html' } }));
  });
  after(async () => {
    await browser.close();
    await site.close();
    await house[Symbol.asyncDispose]();
  });

  test('a widget with a wrong attribute shows a reference that the gateway’s log knows', async () => {
    const page = await browser.newPage();
    await page.goto(`http://intranet.test:${String(site.port)}/`);
    for (const [tag, code] of [
      ['dk-client-card', 'client-id-missing'],
      ['dk-lead-list', 'lead-list-attribute'],
    ] as const) {
      const shown = await page.waitForFunction(
        (name: string) => document.querySelector(name)?.shadowRoot?.querySelector('code')?.textContent,
        { timeout: 10_000 },
        tag,
      );
      const reference = (await shown.jsonValue())!;
      assert.match(reference, new RegExp(`^${code}-\\w+$`));
      for (let tries = 0; tries < 100 && !log.some((entry) => entry['reference'] === reference); tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.deepEqual(
        log.filter((entry) => entry['reference'] === reference),
        [{ level: 'warn', reference, code, element: tag }],
      );
    }
    await page.close();
  });

  test('commands run there too: keys need no secure page', async () => {
    const page = await browser.newPage();
    await page.goto(`http://intranet.test:${String(site.port)}/`);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    const code = await page.evaluate(async () => {
      const provider = document.getElementById('crm') as unknown as {
        crm?: { run(command: object, input: object): Promise<{ code: string }> };
      };
      while (!provider.crm) await new Promise((resolve) => setTimeout(resolve, 20));
      const client = { kind: 'person', firstName: 'A', lastName: 'B', emails: ['a@b.fr'] };
      return (await provider.crm.run({ name: 'lead.create' }, { client })).code;
    });
    assert.match(code, /^L-/);
    await page.close();
  });

  test('a report holds words of ours only, from somebody who is signed in', async () => {
    const post = (body: object, headers: Record<string, string> = { authorization: 'Bearer ana' }): Promise<Response> =>
      fetch(`${house.url}v1/reports`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      });
    const good = { reference: 'a-1', code: 'a', element: 'dk-x' };
    assert.equal((await post(good)).status, 204);
    assert.equal((await post(good, {})).status, 401);
    for (const bad of [
      {},
      { ...good, extra: 1 },
      { ...good, code: 'Jean Dupont' },
      { ...good, reference: 'x'.repeat(81) },
      { ...good, element: 5 },
    ])
      assert.equal((await post(bad)).status, 400);
    await using crm = connectCrm({ url: house.url, getToken: () => 'ana' });
    crm.report({ reference: 'from-a-script', code: 'a', element: 'b' });
    await crm.run(createLead, { client: { kind: 'person', firstName: 'A', lastName: 'B', emails: ['a@b.fr'] } });
    assert.ok(log.some((entry) => entry['reference'] === 'from-a-script'));
  });
});
