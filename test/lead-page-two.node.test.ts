/** Two people on the same lead, in two browsers over one gateway: what one does appears at the other within a second, and nothing is lost. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Crm, assignLead, createCrm, createLead, createRemark, leadNoun, setLeadStatus, updateLead } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { openSource } from '@dealerkit/core/server';
import type { Browser, Page } from 'puppeteer-core';
import { deliveredFiles } from './support/delivered-files.ts';
import { startChromium } from './support/chromium.ts';
import { openHouse, serveFetch } from './support/house.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

describe('two people on the page of one lead', () => {
  const as = (id: string): Crm => createCrm(openSource({ backend: house.backend, nouns: dealerNouns, principal: { id } }));
  let house: House, browsers: Browser[], site: Awaited<ReturnType<typeof serveFetch>>, leadId: string;

  before(async () => {
    house = await openHouse({ assets: deliveredFiles() });
    const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] };
    ({ id: leadId } = await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1', message: 'Hello' }));
    const page = (person: string): string => {
      const gateway = `http://crm.test:${String(house.port)}/`;
      return `<!doctype html><html lang="en"><title>${person}</title><link rel="icon" href="data:,"><body>
        <script type="module" src="${gateway}assets/provider.js"></script><script type="module" src="${gateway}assets/lead-page.js"></script>
        <dk-provider><dk-lead-page lead-id="${leadId}"></dk-lead-page></dk-provider>
        <script type="module">
          const provider = document.querySelector('dk-provider');
          await customElements.whenDefined('dk-provider');
          provider.getToken = () => '${person}';
          provider.url = '${gateway}';
        </script>`;
    };
    site = await serveFetch((request) => new Response(page(new URL(request.url).pathname.slice(1)), { headers: { 'content-type': 'text/html' } })); // prettier-ignore
    browsers = [await startChromium({ hosts: ['portal.test', 'crm.test'] }), await startChromium({ hosts: ['portal.test', 'crm.test'] })];
  });

  after(async () => {
    for (const browser of browsers) await browser.close();
    await site.close();
    await house[Symbol.asyncDispose]();
  });

  const open = async (browser: Browser, person: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`http://portal.test:${String(site.port)}/${person}`);
    await shows(page, 'dk-timeline', 'created the lead', 20_000);
    return page;
  };

  /** Milliseconds until a widget inside the page says something. */
  async function shows(page: Page, tag: string, text: string, within: number): Promise<number> {
    const since = performance.now();
    await page.waitForFunction(
      (name: string, wanted: string) =>
        document.querySelector('dk-lead-page')?.shadowRoot?.querySelector(name)?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ').includes(wanted), // prettier-ignore
      { timeout: within, polling: 20 },
      tag,
      text,
    );
    return performance.now() - since;
  }

  test('a status change, a remark and an assignment made by one appear at the other within a second', async (t) => {
    const [ana, boss] = [await open(browsers[0]!, 'ana'), await open(browsers[1]!, 'boss')];
    const took: number[] = [];
    // By the person's own click, from the button to the other's screen.
    const click = (page: Page, tag: string, selector: string): Promise<void> =>
      page.evaluate(
        (name: string, wanted: string) => {
          const root = document.querySelector('dk-lead-page')?.shadowRoot?.querySelector(name)?.shadowRoot;
          root?.querySelector<HTMLElement>(wanted)?.click();
        },
        tag,
        selector,
      );
    await ana.evaluate(() => {
      const root = document.querySelector('dk-lead-page')!.shadowRoot!.querySelector('dk-timeline')!.shadowRoot!;
      const box = root.querySelector('textarea')!;
      box.value = 'He likes the blue one';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await click(ana, 'dk-timeline', '[part=add]');
    took.push(await shows(boss, 'dk-timeline', 'He likes the blue one', 5000));
    await as('ana').run(setLeadStatus, { id: leadId, status: 'won' });
    took.push(await shows(boss, 'dk-lead-header', 'Won', 5000));
    await as('boss').run(assignLead, { id: leadId, ownerId: 'bob' });
    took.push(await shows(boss, 'dk-lead-header', 'bob', 5000));
    // She may not see it any more: it is gone from her screen, as if it were not there.
    await ana.waitForFunction(() => document.querySelector('dk-lead-page')?.shadowRoot?.textContent.includes('Not found'), {
      timeout: 5000,
    });
    t.diagnostic(`milliseconds: ${took.map((ms) => ms.toFixed(0)).join(', ')}`);
    for (const ms of took) assert.ok(ms < 1000, `${ms.toFixed(0)} ms`);
    await as('boss').run(assignLead, { id: leadId, ownerId: 'ana' });
    await ana.close();
    await boss.close();
  });

  test('two who change the same field: the second gets both values, through the wire too', async () => {
    await as('ana').run(updateLead, { id: leadId, patch: { vehicle: 'Peugeot 308' } });
    const from = { vehicle: 'Peugeot 308' };
    await as('boss').run(updateLead, { id: leadId, patch: { vehicle: 'Peugeot 408' }, from });
    await assert.rejects(as('ana').run(updateLead, { id: leadId, patch: { vehicle: 'Peugeot 208' }, from }), (error: unknown) => {
      assert.deepEqual((error as { details: { conflicts: unknown } }).details.conflicts, { vehicle: { yours: 'Peugeot 208', theirs: 'Peugeot 408' } }); // prettier-ignore
      return true;
    });
    assert.equal((await house.root.get(leadNoun, leadId)).vehicle, 'Peugeot 408');
    await as('ana').run(createRemark, { leadId, text: 'Settled' });
  });
});
