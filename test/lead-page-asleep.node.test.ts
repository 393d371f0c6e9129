/** The page of a lead that slept, changed its network or outlived its token: it says that it is stale, then catches up with nothing missed. */
import assert from 'node:assert/strict';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { createLead, createRemark, eventNoun, setLeadStatus } from '@dealerkit/core';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';

/** A network between a page and its gateway: it can fall asleep, be cut, and come back. */
async function network(port: number) {
  const open = new Set<Socket>();
  let down = false;
  const server = createServer((near) => {
    if (down) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** What is open says nothing any more, and nobody is told; what is new is refused. */
    sleep() {
      down = true;
      for (const socket of open) socket.unpipe().pause();
    },
    /** Every connection ends. */
    cut() {
      for (const socket of open) socket.destroy();
    },
    back() {
      down = false;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}

describe('the page of a lead', () => {
  let house: House, net: Awaited<ReturnType<typeof network>>, browser: Browser, site: Awaited<ReturnType<typeof serveFetch>>;
  const valid = new Set(['ana-1', 'ana-2']);

  before(async () => {
    house = await openHouse({
      assets: deliveredFiles(),
      authenticate(request) {
        const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
        if (!valid.has(token)) return null;
        return { tenant: 'default', principal: { id: 'ana' }, holds: () => Promise.resolve(valid.has(token)) };
      },
    });
    net = await network(house.port);
    const gateway = `http://crm.test:${String(net.port)}/`;
    const page = (lead: string): string => `<!doctype html><html lang="en"><title>Lead</title><link rel="icon" href="data:,"><body>
      <script type="module" src="${gateway}assets/provider.js"></script><script type="module" src="${gateway}assets/lead-page.js"></script>
      <dk-provider><dk-lead-page lead-id="${lead}"></dk-lead-page></dk-provider>
      <script type="module">
        await customElements.whenDefined('dk-provider');
        const provider = document.querySelector('dk-provider');
        provider.getToken = (refused) => refused ? 'ana-2' : 'ana-1';
        provider.url = '${gateway}';
      </script>`;
    site = await serveFetch((request) => new Response(page(new URL(request.url).pathname.slice(1)), { headers: { 'content-type': 'text/html' } })); // prettier-ignore
    browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });
  });

  after(async () => {
    await browser.close();
    await site.close();
    await net.close();
    await house[Symbol.asyncDispose]();
  });

  /** Waits until the page, all its trees together, holds something or holds it no more. */
  async function holds(page: Page, wanted: { text?: string; part?: string; not?: boolean }, within = 8000): Promise<void> {
    await page
      .waitForFunction(
        ({ text, part, not }) => {
          const roots: ParentNode[] = [document];
          for (const root of roots) for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
          const has = roots.some((root) =>
            part
              ? root.querySelector(`[part~="${part}"]`)
              : root !== document && root.textContent?.replaceAll(/\s+/g, ' ').includes(text ?? ''),
          );
          return has !== (not ?? false);
        },
        { timeout: within, polling: 50 },
        wanted,
      )
      .catch(() => assert.fail(`not within ${String(within)} ms: ${JSON.stringify(wanted)}`));
  }

  async function open(): Promise<{ page: Page; lead: string; caughtUp(said: string): Promise<void> }> {
    const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] };
    const { id: lead } = await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1' });
    const page = await browser.newPage();
    await page.goto(`http://portal.test:${String(site.port)}/${lead}`);
    await holds(page, { text: 'created the lead' }, 20_000);
    return {
      page,
      lead,
      async caughtUp(said) {
        await holds(page, { text: said });
        await holds(page, { part: 'stale', not: true });
        const { items } = await house.root.list(eventNoun, { where: { in: ['about', [`lead:${lead}`]] }, limit: 100 });
        const lines = (): Promise<number> =>
          page.evaluate(
            () =>
              document.querySelector('dk-lead-page')!.shadowRoot!.querySelector('dk-timeline')!.shadowRoot!.querySelectorAll('[part=item]')
                .length,
          );
        for (let tries = 0; tries < 60 && (await lines()) < items.length; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
        assert.equal(await lines(), items.length, 'every event has its line');
      },
    };
  }

  test('that slept for half an hour says so as soon as it wakes, and misses nothing', async () => {
    const { page, lead, caughtUp } = await open();
    net.sleep();
    await house.root.run(createRemark, { leadId: lead, text: 'While it slept' });
    await house.root.run(setLeadStatus, { id: lead, status: 'won' });
    // Half an hour later the lid is opened.
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 1_800_000;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await holds(page, { part: 'stale' });
    net.back();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await caughtUp('While it slept');
    await holds(page, { text: 'Won' });
    await page.close();
  });

  test('that changes its network goes on where it was', async () => {
    const { page, lead, caughtUp } = await open();
    net.cut();
    await house.root.run(createRemark, { leadId: lead, text: 'From one network to the other' });
    await caughtUp('From one network to the other');
    await page.setOfflineMode(true);
    net.cut();
    await holds(page, { part: 'stale' });
    await house.root.run(createRemark, { leadId: lead, text: 'In the tunnel' });
    await page.setOfflineMode(false);
    await caughtUp('In the tunnel');
    await page.close();
  });

  test('whose token expires asks for another one, and misses nothing', async () => {
    const { page, lead, caughtUp } = await open();
    valid.delete('ana-1');
    await house.root.run(createRemark, { leadId: lead, text: 'Under another token' });
    await caughtUp('Under another token');
    // The stream of the old token has ended within its few seconds; what comes now comes over the new one.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await house.root.run(setLeadStatus, { id: lead, status: 'won' });
    await caughtUp('Won');
    await page.close();
  });
});
