/** The contact form before a real gateway, with everything between them that fails (reliability.md section 3, rows 8 to 20, 28, 30). */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { until } from './support/gateway-server.ts';
import type { Fault, Passed } from './support/fault-proxy.ts';
import { type FaultSite, startFaultSite } from './support/fault-site.ts';

const fresh = (): string => `${crypto.randomUUID()}@example.fr`;
const YEAR = 31_536_000_000;

/** The clock of the page may be set, and waits are as short as chance allows. */
function settable(): void {
  const { now } = Date;
  Date.now = () => now() + Number(localStorage.getItem('shift') ?? 0);
  Math.random = () => 0;
}

describe('the contact form and what fails around it', () => {
  let browser: Browser;
  let site: FaultSite;
  let context: BrowserContext;
  before(async () => {
    [browser, site] = await Promise.all([startChromium(), startFaultSite()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  beforeEach(async (t) => {
    context = await browser.createBrowserContext();
    const { proxy } = site;
    Object.assign(proxy, { next: [], down: false, onHeld: () => undefined });
    proxy.passed.length = 0;
    (t as unknown as { after(call: () => Promise<void>): void }).after(() => context.close());
  });

  const open = async (
    email = '',
    more: Readonly<Record<string, string>> = {},
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Page> => {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(settable);
    await prepare?.(page);
    const query = new URLSearchParams({ ...(email ? { send: '', email } : {}), ...more });
    await page.goto(`${site.url}?${query.toString()}`);
    return page;
  };
  const says = (page: Page, text: string, timeout = 15_000) =>
    page.waitForFunction(
      (wanted: string) => document.querySelector<HTMLElement>('dk-contact-form')?.innerText.includes(wanted),
      { timeout, polling: 50 },
      text,
    );
  const left = (page: Page): Promise<{ state: string }[]> =>
    page.evaluate(async () => {
      const opening = indexedDB.open('dealerkit-outbox');
      opening.onupgradeneeded = () => opening.transaction?.abort();
      const database = await new Promise<IDBDatabase | undefined>((resolve) => {
        opening.onsuccess = () => { resolve(opening.result); }; // prettier-ignore
        opening.onerror = () => { resolve(undefined); }; // prettier-ignore
      });
      if (!database) return [];
      const getting = database.transaction('lead').objectStore('lead').getAll();
      await new Promise((resolve) => (getting.onsuccess = resolve));
      database.close();
      return (getting.result as { state: string }[]).map(({ state }) => ({ state }));
    });
  const empty = async (page: Page, ms = 20_000): Promise<void> => {
    const until = performance.now() + ms;
    while ((await left(page)).length > 0) {
      assert.ok(performance.now() < until, 'something is still on the device');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const settled = async (page: Page, ms = 20_000): Promise<void> => {
    const until = performance.now() + ms;
    while ((await left(page)).some(({ state }) => state !== 'parked')) {
      assert.ok(performance.now() < until, 'something is still on its way');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const statuses = (): (number | undefined)[] => site.proxy.passed.map(({ status }) => status);
  const keys = (passed: readonly Passed[] = site.proxy.passed): number => new Set(passed.map(({ key }) => key)).size;
  const sentAfter = async (...faults: Fault[]): Promise<{ page: Page; email: string }> => {
    site.proxy.next = faults;
    const email = fresh();
    const page = await open(email);
    await says(page, 'Thank you');
    await empty(page);
    assert.equal(await site.leadsOf(email), 1);
    assert.equal(keys(), 1);
    return { page, email };
  };

  test('row 8: three times 500, then received: one lead, four attempts', async () => {
    await sentAfter({ status: 500 }, { status: 500 }, { status: 500 });
    assert.deepEqual(statuses(), [undefined, undefined, undefined, 201]);
  });

  test('row 9: Retry-After is waited for', async () => {
    await sentAfter({ status: 503, headers: { 'retry-after': '1' } });
    const [first, second] = site.proxy.passed;
    assert.ok(second!.at - first!.at >= 1000, String(second!.at - first!.at));
  });

  test('row 10: every other answer is lost: five leads, once each', async () => {
    site.proxy.next = Array.from({ length: 40 }, (_, index): Fault => (index % 2 ? { late: 0 } : { cut: 'answer' }));
    const emails = Array.from({ length: 5 }, fresh);
    const pages = await Promise.all(emails.map((email) => open(email)));
    await Promise.all(pages.map((page) => says(page, 'Thank you', 30_000)));
    assert.deepEqual(await Promise.all(emails.map((email) => site.leadsOf(email))), [1, 1, 1, 1, 1]);
    assert.equal(keys(), 5);
    const answers = Map.groupBy(site.proxy.passed, ({ key }) => key);
    for (const [, all] of answers) assert.equal(new Set(all.map(({ text }) => text)).size, 1);
    assert.equal(statuses().filter((status) => status === 201).length, 5);
  });

  test('row 11: an answer that comes too late: one lead, one replay', async () => {
    site.proxy.next = [{ late: 1_500 }];
    const email = fresh();
    const page = await open(email, {}, (each) =>
      each.evaluateOnNewDocument(() => {
        const { timeout } = AbortSignal;
        AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 20);
      }),
    );
    await says(page, 'Thank you');
    assert.deepEqual([await site.leadsOf(email), statuses()], [1, [201, 200]]);
  });

  test('row 12: refused for what is in it: kept, shown, not sent again by itself', async () => {
    site.proxy.next = [
      {
        status: 422,
        headers: { 'content-type': 'application/json' },
        body: '{"error":{"code":"invalid","fields":{"email":"Please check it."}}}',
      },
    ];
    const page = await open(fresh());
    await says(page, 'One answer needs your attention');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.deepEqual(await left(page), [{ state: 'parked' }]);
    assert.equal(site.proxy.passed.length, 1);
  });

  test('row 13: three requests without a network, all received when it is back', async () => {
    site.proxy.down = true;
    const emails = Array.from({ length: 3 }, fresh);
    const pages = await Promise.all(emails.map((email) => open(email)));
    await Promise.all(pages.map((page) => says(page, 'Saved on this device')));
    site.proxy.down = false;
    await Promise.all(pages.map((page) => says(page, 'Thank you')));
    assert.deepEqual(await Promise.all(emails.map((email) => site.leadsOf(email))), [1, 1, 1]);
  });

  for (const locks of [true, false])
    test(`row 14: 20 requests and two tabs, locks ${locks ? 'on' : 'off'}: 20 leads, sent once`, async () => {
      site.proxy.down = true;
      const without = (page: Page) =>
        locks ? Promise.resolve() : page.evaluateOnNewDocument(() => { Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }); }); // prettier-ignore
      const emails = Array.from({ length: 20 }, fresh);
      for (let index = 0; index < emails.length; index += 5) {
        const pages = await Promise.all(emails.slice(index, index + 5).map((email) => open(email, {}, without)));
        await Promise.all(pages.map((page) => says(page, 'Saved on this device')));
        await Promise.all(pages.map((page) => page.close()));
      }
      // Past the lease of what a tab without locks was just sending when it was closed.
      const between = await context.newPage();
      await between.goto(`${site.url}empty`);
      await between.evaluate(() => {
        localStorage.setItem('shift', '61000');
      });
      site.proxy.down = false;
      const pages = await Promise.all([open('', {}, without), open('', {}, without)]);
      await empty(pages[0], 30_000);
      assert.deepEqual(new Set(await Promise.all(emails.map((email) => site.leadsOf(email)))), new Set([1]));
      assert.deepEqual(
        statuses(),
        emails.map(() => 201),
      );
    });

  for (const status of [401, 403])
    test(`${String(status)}: kept and not sent again, but once more when a page loads`, async () => {
      site.proxy.next = [{ status }, { status }];
      const email = fresh();
      const page = await open(email);
      await says(page, 'This form cannot take your request');
      for (const attempts of [2, 3]) {
        assert.deepEqual(await left(page), [{ state: 'parked' }]);
        const next = await open();
        await until(() => site.proxy.passed.length === attempts);
        await settled(next);
        await next.close();
      }
      await empty(page);
      assert.deepEqual([await site.leadsOf(email), statuses()], [1, [undefined, undefined, 201]]);
    });

  test('another page of the site, whose own form cannot even load, sends what this one kept', async () => {
    site.proxy.down = true;
    const email = fresh();
    const page = await open(email);
    await says(page, 'Saved on this device');
    await page.close();
    site.proxy.down = false;
    await empty(await open('', { form: 'no-such-form' }));
    assert.equal(await site.leadsOf(email), 1);
  });

  test('after a week unsent it is erased, and the page hears how many, and nothing else', async () => {
    site.proxy.down = true;
    const email = fresh();
    const page = await open(email);
    await says(page, 'Saved on this device');
    await page.evaluate(() => {
      localStorage.setItem('shift', String(7 * 86_400_000));
    });
    await page.close();
    const next = await open('', {}, (each) =>
      each.evaluateOnNewDocument(() => {
        addEventListener('dk-lead-expired', (event) => {
          document.title = JSON.stringify((event as unknown as { detail: object }).detail);
        });
      }),
    );
    await next.waitForFunction(() => document.title === '{"count":1}');
    assert.deepEqual(await left(next), []);
    site.proxy.down = false;
    assert.equal(await site.leadsOf(email), 0);
  });

  test('row 15: a captive portal answers 200 to everything: it stays on the device until a gateway answers', async () => {
    const portal: Fault = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome to our hotel</h1>' };
    await sentAfter(portal, portal);
    assert.deepEqual(statuses(), [undefined, undefined, 201]);
  });

  for (const [row, shift, says1] of [
    ['16', -YEAR, 'back by a year'],
    ['17', YEAR, 'ahead by a year'],
  ] as const)
    test(`row ${row}: the clock is set ${says1} while it waits: received, nothing expires`, async () => {
      site.proxy.next = [{ status: 503 }, { status: 503 }];
      const email = fresh();
      const page = await open(email);
      await says(page, 'Saved on this device');
      await page.evaluate((by) => {
        localStorage.setItem('shift', String(by));
      }, shift);
      await says(page, 'Thank you');
      assert.equal(await site.leadsOf(email), 1);
    });

  test('row 16: the clock is set back by a year, and the page closed: the next one sends it', async () => {
    site.proxy.next = [{ status: 503, headers: { 'retry-after': '30' } }];
    const email = fresh();
    const page = await open(email);
    await says(page, 'Saved on this device');
    await page.evaluate((by) => {
      localStorage.setItem('shift', String(by));
    }, -YEAR);
    await page.close();
    const next = await open();
    await empty(next);
    assert.equal(await site.leadsOf(email), 1);
  });

  test('row 18: no room on the device: sent from memory, the form stays filled, what was kept stays', async () => {
    const email = fresh();
    const page = await open();
    await page.evaluate(async () => {
      const opening = indexedDB.open('dealerkit-outbox', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('lead', { keyPath: 'key' }).createIndex('formKey', ['formKey', 'createdAt']);
        opening.result.createObjectStore('tombstone', { keyPath: 'key' });
        opening.result.createObjectStore('expired');
        opening.result.createObjectStore('secret');
      };
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const filling = opening.result.transaction('lead', 'readwrite');
      for (let index = 0; index < 50; index++)
        filling.objectStore('lead').put({
          key: `old-${String(index)}`,
          formKey: 'https://other.example/f/1',
          createdAt: Date.now(),
          state: 'parked',
          size: 10,
          v: 1,
          lastStatus: 404,
        });
      // A page that is closed takes an open transaction with it.
      await new Promise((resolve) => (filling.oncomplete = resolve));
      opening.result.close();
    });
    site.proxy.next = [{ status: 503, headers: { 'retry-after': '3' } }];
    await page.close();
    const full = await open(email);
    await says(full, 'could not be saved on this device');
    assert.equal(await full.$eval('[name=email]', (input) => (input as HTMLInputElement).value), email);
    await says(full, 'Thank you');
    assert.equal((await left(full)).length, 50);
    assert.equal(await site.leadsOf(email), 1);
  });

  test('row 19: a private window closed before it could be sent: nothing of it is left, and nobody was told that it was received', async () => {
    site.proxy.down = true;
    const email = fresh();
    const page = await open(email);
    await says(page, 'Saved on this device');
    assert.match(await page.evaluate(() => document.body.innerText), /private window/);
    await context.close();
    site.proxy.down = false;
    context = await browser.createBrowserContext();
    assert.deepEqual(await left(await open()), []);
    assert.equal(await site.leadsOf(email), 0);
  });

  test('row 20: a browser that opens no database: sent from memory, and told so while it waits', async () => {
    site.proxy.next = [{ status: 500 }];
    const email = fresh();
    const page = await open(email, {}, (each) =>
      each.evaluateOnNewDocument(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Not here', 'SecurityError');
        };
      }),
    );
    await says(page, 'could not be saved on this device');
    await says(page, 'Thank you');
    assert.equal(await site.leadsOf(email), 1);
  });

  test('row 28: a newer page upgrades the database while an old one has requests in it: it need not wait, and they stay', async () => {
    site.proxy.next = Array.from({ length: 9 }, () => ({ status: 503, headers: { 'retry-after': '60' } }));
    const page = await open(fresh());
    await says(page, 'Saved on this device');
    const newer = await context.newPage();
    await newer.goto(`${site.url}empty`);
    const found = await newer.evaluate(async () => {
      const opening = indexedDB.open('dealerkit-outbox', 2);
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => { resolve(opening.result); }; // prettier-ignore
        setTimeout(reject, 3_000);
      });
      const counting = database.transaction('lead').objectStore('lead').count();
      await new Promise((resolve) => (counting.onsuccess = resolve));
      return counting.result;
    });
    assert.equal(found, 1);
  });

  test('row 30: ten clicks in 100 ms are one request', async () => {
    site.proxy.next = [{ late: 300 }];
    const email = fresh();
    const page = await open(email, {}, (each) =>
      each.evaluateOnNewDocument(() => {
        addEventListener('submit', ({ submitter }) => {
          for (let click = 1; click < 10; click++) setTimeout(() => submitter?.click(), click * 10);
        }, { once: true, capture: true }); // prettier-ignore
      }),
    );
    await says(page, 'Thank you');
    assert.deepEqual([await site.leadsOf(email), statuses()], [1, [201]]);
  });

  const blocking = (pattern: RegExp, blocked: { on: boolean }) => async (page: Page) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const stop = blocked.on && pattern.test(`${request.method()} ${request.url()}`) && request.resourceType() !== 'document';
      void (stop ? request.abort('blockedbyclient') : request.continue());
    });
  };

  for (const part of ['sender', 'kept-en'])
    test(`the part "${part}" fails between the click and the sending: the native form takes over`, async () => {
      const email = fresh();
      const page = await open(email, {}, blocking(new RegExp(`/${part}-`), { on: true }));
      await page.waitForFunction(() => document.body.innerText.includes('Thank you'));
      assert.match(page.url(), /\/thanks/);
      assert.equal(await site.leadsOf(email), 1);
    });

  test('the part that keeps fails to load: sent from memory', async () => {
    const email = fresh();
    const page = await open(email, {}, blocking(/\/outbox-/, { on: true }));
    await says(page, 'Thank you');
    assert.deepEqual([await site.leadsOf(email), await left(page)], [1, []]);
  });

  test('an ad blocker ends every request: kept and told, and received once it lets go', async () => {
    const blocked = { on: true };
    const email = fresh();
    const page = await open(email, {}, blocking(/^POST .*\/f\//, blocked));
    await says(page, 'Saved on this device');
    assert.match(await page.evaluate(() => document.body.innerText), /\+33 1 23 45 67 89/);
    blocked.on = false;
    await says(page, 'Thank you');
    assert.equal(await site.leadsOf(email), 1);
  });

  test('storage is withdrawn half-way: the visitor is told, and sends again: one lead', async () => {
    site.proxy.next = [{ status: 503, headers: { 'retry-after': '1' } }];
    const email = fresh();
    const page = await open(email);
    await says(page, 'Saved on this device');
    const session = await page.createCDPSession();
    await session.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'all' });
    await says(page, 'no longer saved on this device');
    await page.click('[type=submit]');
    await says(page, 'Thank you');
    assert.deepEqual([await site.leadsOf(email), keys()], [1, 1]);
  });

  test('a tab is frozen with a request on its way: another sends it, and the first hears of it', async () => {
    site.proxy.next = [{ hold: 'request' }];
    const email = fresh();
    const held = new Promise<void>((resolve) => (site.proxy.onHeld = resolve));
    const frozen = await open(email);
    await held;
    const session = await frozen.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    // Past its lease, which is a minute.
    const other = await open('', {}, (page) => page.evaluateOnNewDocument(() => { localStorage.setItem('shift', '61000'); })); // prettier-ignore
    await empty(other);
    assert.equal(await site.leadsOf(email), 1);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await frozen.bringToFront();
    await says(frozen, 'Thank you');
    assert.deepEqual(statuses(), [undefined, 201]);
  });
});
