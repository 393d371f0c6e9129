// The first look at a lead on a slow phone: real Chromium at a quarter of its speed and slow 4G (as its own developer tools have it),
// nothing cached, over HTTP/2. `<dk-lead-page>` with the tags that `dealerkit widgets embed` prints, over a gateway on PGlite, beside the
// same lead and history as a page that a server wrote, both under the same stylesheet. A figure is the median of five loads that take turns,
// until name and first line are painted.
import { readFileSync } from 'node:fs';
import { createLead, createRemark, eventNoun, leadNoun } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { allNouns } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { openPglite } from '@dealerkit/sql/pglite';
import type { Browser } from 'puppeteer-core';
import { startChromium } from '../support/chromium.ts';
import { deliveredFiles } from '../support/delivered-files.ts';
import { openHouse, serveFetch2 } from '../support/house.ts';
import { widgetTags } from '../support/widget-tags.ts';
import { report } from './report.ts';

const rounds = 5;
const slow4g = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };
const name = 'Colette Hernandez';
const remark = 'She likes the blue one';

const { pool, close } = await openPglite();
const nouns = allNouns(dealerNouns);
await migrate(pool, nouns);
const backend = sqlBackend({ pool, tenant: 'default', nouns });
const house = await openHouse({ backend, assets: deliveredFiles(), serve: serveFetch2 });
const client = { kind: 'person' as const, firstName: 'Colette', lastName: 'Hernandez', emails: ['colette@example.com'] };
const { id } = await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1', vehicle: 'Peugeot 308 SW', message: 'Hello' });
for (let index = 0; index < 19; index++) await house.root.run(createRemark, { leadId: id, text: `Remark ${String(index)}` });
await house.root.run(createRemark, { leadId: id, text: remark });

const gateway = `https://crm.test:${String(house.port)}/`;
const head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lead</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">'; // prettier-ignore
const tags = await widgetTags(gateway, 'provider', 'lead-page');
const tagged = `${head}${tags}
<dk-provider url="${gateway}" token="ana"><dk-lead-page lead-id="${id}"></dk-lead-page></dk-provider>`;

/** The same lead and history, written by a server. */
async function written(): Promise<string> {
  const lead = await house.root.get(leadNoun, id);
  const events = await house.root.list(eventNoun, { where: { in: ['about', [`lead:${id}`]] }, limit: 50 });
  const lines = events.items.map(({ type, createdAt }) => `<li><time>${createdAt}</time> ${type}: ${remark}</li>`);
  return `${head}<h1>${lead.name}</h1><p>${lead.code} · ${lead.vehicle ?? ''} · ${lead.status}</p><p>${lead.message ?? ''}</p><ol>${lines.join('')}</ol>`;
}

const style = readFileSync(new URL('../../examples/portal/public/style.css', import.meta.url));
const site = await serveFetch2(async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname === '/style.css') return new Response(style, { headers: { 'content-type': 'text/css' } });
  return new Response(pathname === '/tag' ? tagged : await written(), { headers: { 'content-type': 'text/html; charset=utf-8' } });
});
const browser = await startChromium({ hosts: ['portal.test', 'crm.test'], args: ['--ignore-certificate-errors'] });

interface Load {
  readonly ms: number;
  readonly bytes: number;
  readonly requests: readonly string[];
}

/** One load in a profile of its own. */
async function load(from: Browser, path: 'tag' | 'written'): Promise<Load> {
  const context = await from.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  const requests: string[] = [];
  let bytes = 0;
  const started = new Map<string, number>();
  let zero = 0;
  session.on('Network.requestWillBeSent', ({ requestId, timestamp, request }) => {
    zero ||= timestamp;
    started.set(requestId, timestamp);
    requests.push(`${((timestamp - zero) * 1000).toFixed(0).padStart(6)} ${request.method} ${new URL(request.url).pathname}`);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.emulateNetworkConditions', slow4g);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluateOnNewDocument((who: string) => {
    const within = (tag: string): ParentNode | null | undefined =>
      document.querySelector('dk-lead-page')
        ? document.querySelector('dk-lead-page')?.shadowRoot?.querySelector(tag)?.shadowRoot
        : document;
    const look = (): void => {
      const named = within('dk-lead-header')?.querySelector('h1, #name')?.textContent.includes(who);
      if (!named || !within('dk-timeline')?.querySelector('ol li')) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => ((globalThis as unknown as { shownAt: number }).shownAt = performance.now())));
    };
    requestAnimationFrame(look);
  }, name);
  await page.goto(`https://portal.test:${String(site.port)}/${path}`, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  await page.waitForFunction(() => 'shownAt' in globalThis, { timeout: 60_000, polling: 100 });
  const ms = await page.evaluate(() => (globalThis as unknown as { shownAt: number }).shownAt);
  await context.close();
  return { ms, bytes, requests };
}

const loads: Record<'tag' | 'written', Load[]> = { tag: [], written: [] };
for (let round = 0; round < rounds; round++) for (const path of ['written', 'tag'] as const) loads[path].push(await load(browser, path));
const median = (path: 'tag' | 'written', key: 'ms' | 'bytes'): number =>
  loads[path].map((each) => each[key]).toSorted((a, b) => a - b)[rounds >> 1]!;

const { figure, note } = report();
note(
  `Chromium ${await browser.version()}, CPU at a quarter, ${String(slow4g.latency)} ms to each answer, 1.44 Mbit/s down, nothing cached`,
);
figure({
  name: 'a lead until its name and first line are painted',
  ours: median('tag', 'ms'),
  peer: median('written', 'ms'),
  peerName: 'a page that a server wrote',
  unit: ' ms',
  target: { atMost: 2, of: 'ratio' },
});
note(`bytes: ${String(median('tag', 'bytes'))}, of the written page ${String(median('written', 'bytes'))}`);
note(`loads: ${loads.tag.map(({ ms }) => ms.toFixed(0)).join(', ')} ms, beside ${loads.written.map(({ ms }) => ms.toFixed(0)).join(', ')}`);
if (process.argv.includes('--requests')) for (const line of loads.tag[0]!.requests) note(line);

await browser.close();
await site.close();
await house[Symbol.asyncDispose]();
await close();
