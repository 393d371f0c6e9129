import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createLead } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { openCrm } from '@dealerkit/core/server';
import type { Browser } from 'puppeteer-core';
import { deliveredFiles } from './support/delivered-files.ts';
import { startChromium } from './support/chromium.ts';
import { type House, formKey, openHouse, serveFetch } from './support/house.ts';

const zone = readFileSync(fileURLToPath(import.meta.resolve('zone.js')), 'utf8');
const idleMs = Number(process.env['DEALERKIT_IDLE_MS'] ?? 60_000);

// What an Angular host does: everything runs in a zone, and every task that ends there is a round of change detection.
const setUp = `
  window.rounds = [];
  window.inZone = (work) => Zone.current.fork({
    name: 'angular',
    onInvokeTask(delegate, current, target, task, self, args) {
      rounds.push(task.source);
      return delegate.invokeTask(target, task, self, args);
    },
  }).run(work);`;

let house: House, browser: Browser, site: Awaited<ReturnType<typeof serveFetch>>;
before(async () => {
  house = await openHouse({ assets: deliveredFiles() });
  await using crm = openCrm({ backend: house.backend, nouns: dealerNouns, principal: { id: 'ana' } });
  for (let index = 0; index < 5; index++)
    await crm.run(createLead, { client: { kind: 'person', firstName: 'Zoé', lastName: `N${String(index)}`, emails: ['z@x.fr'] } });
  browser = await startChromium({ hosts: ['angular.test', 'crm.test'] });
  const gateway = `http://crm.test:${String(house.port)}/`;
  const page = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,"><body><div id="app"></div>
    <script src="/zone.js"></script><script src="/setup.js"></script>
    ${['provider', 'lead-list', 'client-card', 'lead-new', 'contact-form'].map((name) => `<script type="module" src="${gateway}assets/${name}.js"></script>`).join('')}
    <script type="module">
      inZone(() => {
        const provider = document.createElement('dk-provider');
        provider.getToken = () => 'ana';
        provider.url = '${gateway}';
        for (const tag of ['dk-lead-list', 'dk-lead-new']) provider.appendChild(document.createElement(tag));
        const form = document.createElement('dk-contact-form');
        form.setAttribute('src', '${gateway}f/${formKey}');
        document.getElementById('app').append(provider, form);
      });
    </script>`;
  const files: Record<string, [string, string]> = { '/zone.js': ['text/javascript', zone], '/setup.js': ['text/javascript', setUp] };
  site = await serveFetch((request) => {
    const [type, body] = files[new URL(request.url).pathname] ?? ['text/html', page];
    return new Response(body, { headers: { 'content-type': type } });
  });
});
after(async () => {
  await browser.close();
  await site.close();
  await house[Symbol.asyncDispose]();
});

test(
  'with zone.js loaded, an idle page with the widgets and a live stream causes no change detection',
  { timeout: idleMs + 60_000 },
  async () => {
    const page = await browser.newPage();
    await page.goto(`http://angular.test:${String(site.port)}/`);
    await page.waitForFunction(() => document.querySelector('dk-lead-list')?.shadowRoot?.querySelectorAll('a').length === 5, {
      timeout: 15_000,
    });
    const during = await page.evaluate(() => (window as never as { rounds: string[] }).rounds.splice(0).length);
    assert.ok(during > 0, 'the zone sees tasks while the widgets start, so it would see later ones');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await page.evaluate(() => (window as never as { rounds: string[] }).rounds.splice(0));
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    assert.deepEqual(await page.evaluate(() => (window as never as { rounds: string[] }).rounds), []);
  },
);
