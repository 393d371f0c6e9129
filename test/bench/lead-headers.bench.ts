// Two hundred open lead headers on one page, each counting down to a deadline within the hour: how many timers, how many requests, and how
// much script runs in each second while they tick.
import { createLead, createTask } from '@dealerkit/core';
import { deliveredFiles } from '../support/delivered-files.ts';
import { startChromium } from '../support/chromium.ts';
import { openHouse, serveFetch } from '../support/house.ts';
import { report } from './report.ts';

const headers = 200;
const seconds = 10;
const rounds = 5;
const { figure, note } = report();
const house = await openHouse({ assets: deliveredFiles() });
const ids: string[] = [];
for (let index = 0; index < headers; index++) {
  const client = { kind: 'person' as const, firstName: 'Client', lastName: `Number ${String(index)}`, emails: [`c${String(index)}@x.fr`] };
  const { id } = await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1' });
  const dueAt = new Date(Date.now() + (15 * 60 + index) * 1000).toISOString();
  await house.root.run(createTask, { kind: 'deadline', title: 'Call', leadId: id, dueAt, ownerId: 'ana' });
  ids.push(id);
}
const gateway = `http://crm.test:${String(house.port)}/`;
const page = `<!doctype html><html lang="en"><title>headers</title><link rel="icon" href="data:,"><body>
<script type="module" src="${gateway}assets/provider.js"></script><script type="module" src="${gateway}assets/lead-header.js"></script>
<script type="module">
  await Promise.all(['dk-provider', 'dk-lead-header'].map((tag) => customElements.whenDefined(tag)));
  const provider = document.body.appendChild(document.createElement('dk-provider'));
  for (const id of ${JSON.stringify(ids)}) provider.appendChild(Object.assign(document.createElement('dk-lead-header'), { leadId: id }));
  provider.getToken = () => 'ana';
  provider.url = '${gateway}';
</script>`;
const site = await serveFetch(() => new Response(page, { headers: { 'content-type': 'text/html' } }));
const browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });
const tab = await browser.newPage();
const session = await tab.createCDPSession();
await session.send('Performance.enable');
await tab.evaluateOnNewDocument(() => {
  const counted = globalThis as unknown as { running: Map<number, number> };
  counted.running = new Map();
  const { setInterval: start, clearInterval: stop } = globalThis;
  globalThis.setInterval = ((callback: () => void, ms: number) => {
    const timer = start(callback, ms) as unknown as number;
    counted.running.set(timer, ms);
    return timer;
  }) as never;
  globalThis.clearInterval = ((timer: number) => {
    counted.running.delete(timer);
    stop(timer);
  }) as never;
});
await tab.goto(`http://portal.test:${String(site.port)}/`);
await tab.waitForFunction(
  (wanted: number) =>
    [...document.querySelectorAll('dk-lead-header')].filter((each) => each.shadowRoot?.querySelector('.time')?.textContent).length ===
    wanted,
  { timeout: 30_000 },
  headers,
);

const scriptMs = async (): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
};
const perSecond: number[] = [];
for (let round = 0; round < rounds; round++) {
  const before = await scriptMs();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  perSecond.push(((await scriptMs()) - before) / seconds);
}
const shown = () =>
  tab.evaluate(() => [...document.querySelectorAll('dk-lead-header')].map((each) => each.shadowRoot?.querySelector('.time')?.textContent));
const first = await shown();
await new Promise((resolve) => setTimeout(resolve, 1500));
const second = await shown();
const moved = first.filter((text, index) => text !== second[index]).length;

const timers = await tab.evaluate(() => [...(globalThis as unknown as { running: Map<number, number> }).running.values()]);
const reads = house.requests.filter((request) => /^(?:GET|POST) \/v1\/(?!session|stream)/.test(request)).length;
figure({ name: `${String(headers)} lead headers: script per second while ticking, ms`, ours: perSecond.sort((a, b) => a - b)[rounds >> 1]!, target: { atMost: 3 } }); // prettier-ignore
figure({ name: 'timers that repeat', ours: timers.length, target: { atMost: 1 } });
figure({ name: `record requests (${String(headers)} leads, 200 ids each at most)`, ours: reads, target: { atMost: headers / 200 } });
note(`${String(moved)} of ${String(headers)} showed another time a second later`);
note(`rounds: ${perSecond.map((ms) => ms.toFixed(2)).join(', ')} ms`);

await browser.close();
await site.close();
await house[Symbol.asyncDispose]();
