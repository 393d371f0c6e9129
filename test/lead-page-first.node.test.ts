/** What a lead page asks its gateway for, from another origin, until it shows the lead and its history. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLead, createRemark } from '@dealerkit/core';
import type { Browser } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';
import { widgetTags } from './support/widget-tags.ts';

let house: House, browser: Browser, site: Awaited<ReturnType<typeof serveFetch>>, lead: string;

before(async () => {
  house = await openHouse({ assets: deliveredFiles() });
  const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] };
  ({ id: lead } = await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1' }));
  await house.root.run(createRemark, { leadId: lead, text: 'She likes the blue one' });
  const gateway = `http://crm.test:${String(house.port)}/`;
  const tags = await widgetTags(gateway, 'provider', 'lead-page');
  const page = (token: string): string => `<!doctype html><html lang="en"><title>Lead</title><link rel="icon" href="data:,">${tags}
    <dk-provider url="${gateway}" token="${token}"><dk-lead-page lead-id="${lead}"></dk-lead-page></dk-provider>`;
  site = await serveFetch((request) => new Response(page(new URL(request.url).pathname.slice(1)), { headers: { 'content-type': 'text/html' } })); // prettier-ignore
  browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });
});

after(async () => {
  await browser.close();
  await site.close();
  await house[Symbol.asyncDispose]();
});

/** Opens the page and waits until all its trees together hold a text; gives what it asked the gateway's API for, preflights included. */
async function asksUntil(token: string, text: string): Promise<{ asked: string[]; until(later: string): Promise<unknown> }> {
  const page = await browser.newPage();
  const cdp = await page.createCDPSession();
  await cdp.send('Network.enable');
  const asked: string[] = [];
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/v1/')) asked.push(`${request.method} ${pathname}`);
  });
  const until = (wanted: string) =>
    page.waitForFunction(
      (words: string) => {
        const roots: ParentNode[] = [document];
        for (const root of roots) for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
        return roots.some((root) => root !== document && root.textContent?.includes(words));
      },
      { timeout: 20_000, polling: 50 },
      wanted,
    );
  await page.goto(`http://portal.test:${String(site.port)}/${token}`);
  await until(text);
  return { asked, until };
}

test('C20: a lead page shows its head and history after one request, without a preflight, and is live', async () => {
  const { asked, until } = await asksUntil('ana', 'She likes the blue one');
  assert.equal(asked[0], 'POST /v1/first');
  assert.ok(
    !asked.some((each) => /^(?:GET \/v1\/(?:session|lead)|POST \/v1\/event\/query|OPTIONS \/v1\/first)$/.test(each)),
    asked.join(', '),
  );
  await house.root.run(createRemark, { leadId: lead, text: 'She called again' });
  await until('She called again');
});

test('whoever may not see the lead is told so, as without it', async () => {
  await asksUntil('far', 'Not found');
});
