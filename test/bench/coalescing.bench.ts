// Fifty client cards on a page of another origin: how many requests reach the gateway. The cards are mounted over three frames, and the
// provider gets its token only after the third. Microsoft's Graph Toolkit, archived, sent 50 for one id and 50 for fifty.
import { createClient } from '@dealerkit/core';
import { deliveredFiles } from '../support/delivered-files.ts';
import { startChromium } from '../support/chromium.ts';
import { openHouse, serveFetch } from '../support/house.ts';
import { report } from './report.ts';

const cards = 50;
const { figure, note } = report();
const house = await openHouse({ assets: deliveredFiles() });
const ids: string[] = [];
for (let index = 0; index < cards; index++) {
  const { id } = await house.root.run(createClient, {
    kind: 'person',
    firstName: 'Client',
    lastName: `Number ${String(index)}`,
    branchId: 'b1',
  });
  ids.push(id);
}
const gateway = `http://crm.test:${String(house.port)}/`;
const page = (
  wanted: readonly string[],
): string => `<!doctype html><html lang="en"><title>cards</title><link rel="icon" href="data:,"><body>
<script type="module" src="${gateway}assets/provider.js"></script><script type="module" src="${gateway}assets/client-card.js"></script>
<script type="module">
  await Promise.all(['dk-provider', 'dk-client-card'].map((tag) => customElements.whenDefined(tag)));
  const ids = ${JSON.stringify(wanted)};
  const provider = document.body.appendChild(document.createElement('dk-provider'));
  const frame = () => new Promise(requestAnimationFrame);
  for (let third = 0; third < 3; third++) {
    await frame();
    for (const id of ids.filter((_, index) => index % 3 === third)) provider.appendChild(Object.assign(document.createElement('dk-client-card'), { clientId: id }));
  }
  await frame();
  provider.getToken = () => 'ana';
  provider.url = '${gateway}';
</script>`;
const pages = new Map<string, string>([
  ['/same', page(Array.from({ length: cards }, () => ids[0]!))],
  ['/different', page(ids)],
]);
const site = await serveFetch(
  (request) => new Response(pages.get(new URL(request.url).pathname), { headers: { 'content-type': 'text/html' } }),
);
const browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });

for (const [path, name] of [
  ['/same', `${String(cards)} cards of one client`],
  ['/different', `${String(cards)} cards of ${String(cards)} clients`],
] as const) {
  house.requests.length = 0;
  const tab = await browser.newPage();
  await tab.goto(`http://portal.test:${String(site.port)}${path}`);
  await tab.waitForFunction(
    (wanted: number) =>
      [...document.querySelectorAll('dk-client-card')].filter((card) => /Number \d/.test(card.shadowRoot?.textContent ?? '')).length ===
      wanted,
    { timeout: 20_000 },
    cards,
  );
  const calls = house.requests.filter((request) => request.includes(' /v1/'));
  const count = (pattern: RegExp): number => calls.filter((request) => pattern.test(request)).length;
  const records = count(/^(?:GET|POST) \/v1\/(?!session|stream)/);
  figure({ name: `${name}: record requests`, ours: records, peer: cards, peerName: 'Graph Toolkit', target: { atMost: 1 } });
  note(
    `beside them: ${String(count(/^GET \/v1\/session/))} session with its dictionaries, ${String(count(/^GET \/v1\/stream/))} stream, ${String(count(/^OPTIONS/))} preflights`,
  );
  await tab.close();
}

await browser.close();
await site.close();
await house[Symbol.asyncDispose]();
