import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type RunningServer, startServer } from 'dealerkit';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const hosts = { gateway: 'crm.example', dealerSite: 'vermeil.test', portal: 'horizon.invalid' };

interface Place {
  readonly path: string;
  /** Signs this person in before the page is loaded. */
  readonly user?: string;
  /** Is there once the page says all that it has to say. */
  readonly ready: string;
  /** Clicked then, and what is there after it. */
  readonly then?: readonly [click: string, ready: string];
}

const shop: readonly Place[] = [
  { path: '/fr/', ready: '.grid .car' },
  { path: '/es/?body=suv', ready: '.grid .car' },
  { path: '/en/vehicles/stock-09', ready: '.dk-form button' },
  { path: '/fr/contact', ready: '.dk-form button' },
  { path: '/es/test-drive?vehicle=stock-04', ready: '.plain button' },
  { path: '/en/trade-in', ready: '.plain button' },
  { path: '/fr/vehicles/sold', ready: '.missing' },
];
const lead = 'dk-lead-list >>> a[href*="/leads/"]';
const office: readonly Place[] = [
  { path: '/', ready: '.person' },
  { path: '/leads', user: 'lea', ready: lead },
  { path: '/leads', user: 'javier', ready: lead },
  { path: '/new-lead', user: 'camille', ready: 'dk-lead-new >>> button' },
  { path: '/clients', user: 'ines', ready: '.people a' },
  { path: '/rights', user: 'marc', ready: 'dk-rights >>> #node' },
  { path: '/why', user: 'marc', ready: 'dk-why >>> #right' },
  { path: '/hand-over', user: 'lea', ready: 'dk-hand-over >>> #to' },
  { path: '/rights', user: 'camille', ready: 'dk-rights >>> [part=rights]' },
  { path: '/leads', user: 'antoine', ready: lead, then: [lead, 'dk-lead-page >>> dk-timeline >>> ol li'] },
  { path: '/tasks', user: 'camille', ready: 'dk-task-list >>> [part=row]' },
  { path: '/calendar', user: 'camille', ready: 'dk-calendar-export >>> .none' },
  { path: '/speed', user: 'lea', ready: 'dk-speed-to-lead >>> tbody tr' },
  { path: '/clients', user: 'emma', ready: '.people a', then: ['.people a', 'dk-client-card >>> [part=card]'] },
];

describe('the pages of the examples, as strict as pages can be', () => {
  const data = mkdtempSync(join(tmpdir(), 'dealerkit-examples-'));
  let server: RunningServer | undefined, browser: Browser | undefined;

  before(async () => {
    server = await startServer({ demo: true, data: join(data, 'demo'), port: 0, hosts });
    browser = await startChromium({ hosts: Object.values(hosts) });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(data, { recursive: true, force: true });
  });

  async function signIn(page: Page, user: string): Promise<void> {
    await page.goto(`${server!.portal!}/icon.svg`);
    await page.evaluate(
      async (gateway, id) => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(`${gateway}/demo/sign-in`, { method: 'POST', headers, body: JSON.stringify({ user: id }) });
        const { token } = (await response.json()) as { token: string };
        sessionStorage.setItem('horizon-session', JSON.stringify({ id, name: id, branch: null, token }));
      },
      server!.gateway,
      user,
    );
  }

  /** What keeps somebody from using the page as it stands, by axe. */
  async function barriers(page: Page): Promise<string[]> {
    const { violations } = await page.evaluate(async () =>
      (
        globalThis as unknown as {
          axe: {
            run(
              context: Document,
              options: object,
            ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
          };
        }
      ).axe.run(document, { resultTypes: ['violations'] }),
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `axe ${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
  }

  /** Everything that is wrong with one page at one width, loaded in light and then turned dark. */
  async function troubles(origin: string, { path, user, ready, then }: Place, width: number): Promise<string[]> {
    const context = await browser!.createBrowserContext();
    const page = await context.newPage();
    const found: string[] = [];
    try {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      await page.setViewport({ width, height: 900 });
      if (user) await signIn(page, user);
      page.on('console', (message) => found.push(`console: ${message.text()}`));
      page.on('pageerror', (error) => found.push(`error: ${String(error)}`));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // What a page ends itself, such as the stream of a list that it leaves, has not failed.
        if (why !== 'net::ERR_ABORTED') found.push(`failed: ${request.url()} ${why}`);
      });
      await page.evaluateOnNewDocument(() => {
        const seen = Object.assign(globalThis, { shift: 0, violations: [] as string[] });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) seen.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          seen.violations.push(`${violatedDirective} ${blockedURI}`);
        });
      });
      await page.goto(origin + path, { waitUntil: 'load' });
      await page.waitForSelector(ready, { timeout: 15_000 });
      if (then) {
        await page.click(then[0]);
        // Visible, which is looked at in every frame: what changes inside a shadow tree wakes nobody else.
        await page.waitForSelector(then[1], { timeout: 15_000, visible: true });
      }
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      const { shift, violations, wide } = await page.evaluate(() => {
        const { shift, violations } = globalThis as unknown as { shift: number; violations: string[] };
        return { shift, violations, wide: document.documentElement.scrollWidth > document.documentElement.clientWidth };
      });
      if (shift > 0.02) found.push(`layout shift ${String(shift)}`);
      if (wide) found.push('wider than the window');
      found.push(...violations.map((each) => `policy: ${each}`));
      // A page that does not exist says so with its status, which the browser repeats in the console.
      const own = found.filter((each) => !(path.endsWith('/sold') && each.includes('404')));
      await page.evaluate(axe);
      const light = await barriers(page);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
      return [...own, ...light, ...(await barriers(page)).map((each) => `dark, ${each}`)];
    } finally {
      await context.close();
    }
  }

  for (const [name, places] of [
    ['dealerSite', shop],
    ['portal', office],
  ] as const)
    for (const place of places)
      it(`${name} ${place.path}${place.user ? ` as ${place.user}` : ''}${place.then ? ', then one of them' : ''}: no violation, no message, nothing moves`, async () => {
        const all: string[] = [];
        for (const width of [320, 1280])
          all.push(...(await troubles(server![name]!, place, width)).map((each) => `${String(width)}: ${each}`));
        assert.deepEqual(all, []);
      });

  it('a request sent on the dealer’s site is on its salesperson’s screen within 2 s, and on nobody else’s; switching the person switches everything', async () => {
    const context = await browser!.createBrowserContext();
    try {
      const name = 'Zéphyrine Quintard';
      const portal = await context.newPage();
      await portal.setViewport({ width: 1280, height: 900 });
      await signIn(portal, 'camille');
      await portal.goto(`${server!.portal!}/leads`);
      await portal.waitForSelector(lead);
      const shown = () =>
        portal.$eval('dk-lead-list', (list) => [...list.shadowRoot!.querySelectorAll('[part=row]')].map((row) => row.textContent));
      const visitor = await (await browser!.createBrowserContext()).newPage();
      await visitor.goto(`${server!.dealerSite!}/fr/vehicles/stock-11`);
      await visitor.waitForSelector('.dk-form button');
      await visitor.type('.dk-form [name=firstName]', 'Zéphyrine');
      await visitor.type('.dk-form [name=lastName]', 'Quintard');
      await visitor.type('.dk-form [name=email]', 'zephyrine@example.com');
      const since = performance.now();
      await visitor.click('.dk-form button[type=submit]');
      while (!(await shown()).some((row) => row.includes(name))) {
        assert.ok(performance.now() - since < 2_000, 'not on the screen within 2 s');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await visitor.waitForFunction(() => document.body.textContent.includes('Merci'));
      await visitor.close();
      const mine = await shown();
      await portal.select('#who', 'hugo');
      await portal.waitForFunction(
        (first) => {
          const rows = [...(document.querySelector('dk-lead-list')?.shadowRoot?.querySelectorAll('[part=row]') ?? [])];
          return rows.length > 0 && !rows.some((row) => row.textContent === first);
        },
        { timeout: 5_000 },
        mine[0],
      );
      assert.ok(!(await shown()).some((row) => row.includes(name)));
    } finally {
      await context.close();
    }
  });

  it('without JavaScript the page’s own form sends, and the visitor is thanked in his language', async () => {
    const context = await browser!.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.setJavaScriptEnabled(false);
      for (const [path, model, thanks] of [
        ['/es/trade-in', 'Orane Petra', 'Gracias'],
        ['/fr/contact', undefined, 'Merci'],
      ] as const) {
        await page.goto(server!.dealerSite! + path);
        await page.type('.plain [name=lastName]', 'Sans Script');
        await page.type('.plain [name=phone]', '06 39 98 76 54');
        if (model) await page.type('.plain [name=tradeModel]', model);
        await Promise.all([page.waitForNavigation(), page.click('.plain button')]);
        assert.match(page.url(), /\/f\/[\w-]+\/thanks/);
        assert.match(await page.content(), new RegExp(thanks));
      }
    } finally {
      await context.close();
    }
  });

  it('is not served where the demonstration was not asked for', async () => {
    const plain = await startServer({ data: join(data, 'plain'), port: 0 });
    try {
      assert.equal(plain.portal, undefined);
      const headers = { 'content-type': 'application/json' };
      const signIn = await fetch(`${plain.gateway}/demo/sign-in`, { method: 'POST', headers, body: '{"user":"camille"}' });
      assert.equal(signIn.status, 404);
      assert.equal((await fetch(`${plain.gateway}/v1/session`)).status, 401);
    } finally {
      await plain.close();
    }
  });
});
