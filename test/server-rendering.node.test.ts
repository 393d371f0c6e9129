/** A client card that a server drew: read without JavaScript, live with it, and never twice on the page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { createClient, isDealerkitError } from '@dealerkit/core';
import { renderClientCard } from '@dealerkit/elements/client-card/server';
import { connectCrm } from '@dealerkit/http';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const evil = '<img src=x onerror=alert(1)>"';

describe('a client card drawn by a server', () => {
  let house: House, browser: Browser, site: { port: number; close(): Promise<void> };
  let id = '';
  let wait = 0;
  const draw = async (who: string, lang: string): Promise<string> => {
    await using crm = connectCrm({ url: house.url, getToken: () => who });
    return await renderClientCard(crm, id, {
      page: 'https://portal.example/clients',
      lang,
      nonce: 'n1',
      hrefFor: (noun, record) => `/crm/${noun}/${record}`,
    });
  };
  before(async () => {
    const files = deliveredFiles();
    house = await openHouse({ assets: files });
    const made = await house.root.run(createClient, {
      kind: 'person',
      civility: 'mrs',
      firstName: 'Zoé',
      lastName: evil,
      emails: ['zoe@example.com'],
      ownerId: 'ana',
      branchId: 'b1',
    });
    ({ id } = made);
    browser = await startChromium();
    site = await serveFetch(async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname !== '/') return new Response(null, { status: 204 });
      const card = await draw('ana', searchParams.get('lang') ?? 'en');
      const live = `<script type="module" src="${house.url}assets/provider.js"></script><script type="module" src="${house.url}assets/client-card.js"></script>
        <script nonce="n1">const provider = document.querySelector('dk-provider'); provider.getToken = async () => { await new Promise((go) => setTimeout(go, ${String(wait)})); return '${searchParams.get('who') ?? 'ana'}'; }; provider.url = '${house.url}';</script>`;
      const policy = `default-src 'none'; script-src 'nonce-n1' ${house.url}assets/; style-src 'nonce-n1'; connect-src ${house.url}; require-trusted-types-for 'script'; trusted-types lit-html`;
      return new Response(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Client</title><main><h1>Client</h1><dk-provider>${card}</dk-provider></main>${searchParams.has('still') ? '' : live}`,
        {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
        },
      );
    });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await house[Symbol.asyncDispose]();
  });

  const address = (query = '') => `http://127.0.0.1:${String(site.port)}/${query}`;
  const shadow = (page: Page) =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('dk-client-card')!;
      const shown = [...shadowRoot!.querySelectorAll<HTMLElement>('[part=name]')].filter((each) => each.checkVisibility());
      return { names: shown.map(({ textContent }) => textContent.trim()), drawn: shadowRoot!.querySelector('.dk-drawn') !== null };
    });

  test('without JavaScript it reads as the live one does, styled, escaped and accessible', async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(address('?lang=fr'));
    const { names } = await shadow(page);
    assert.deepEqual(names, [`Mme Zoé ${evil}`]);
    const links = await page.evaluate(() =>
      [...document.querySelector('dk-client-card')!.shadowRoot!.querySelectorAll('a')].map(({ href }) => href),
    );
    assert.deepEqual(links, [`https://portal.example/crm/client/${id}`, 'mailto:zoe@example.com']);
    assert.equal(await page.evaluate(() => document.querySelector('dk-client-card')!.shadowRoot!.querySelectorAll('img').length), 0);
    const grid = await page.evaluate(
      () => getComputedStyle(document.querySelector('dk-client-card')!.shadowRoot!.querySelector('dl')!).display,
    );
    assert.equal(grid, 'grid');
    await page.setJavaScriptEnabled(true);
    await page.goto(address('?lang=fr&still'));
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
    assert.deepEqual(
      found.violations.map((each) => each.id),
      [],
    );
    await page.close();
  });

  test('with JavaScript the name is in sight all the time, once, and then it can be edited', async () => {
    wait = 700;
    const page = await browser.newPage();
    const wrongs: string[] = [];
    page.on('pageerror', (error) => wrongs.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') wrongs.push(message.text());
    });
    await page.goto(address(), { waitUntil: 'domcontentloaded' });
    const seen: { names: string[]; drawn: boolean }[] = [];
    do seen.push(await shadow(page));
    while (!(await page.evaluate(() => document.querySelector('dk-client-card')!.shadowRoot!.querySelector('[part=edit]') !== null)));
    seen.push(await shadow(page));
    assert.ok(
      seen.some(({ drawn }) => drawn),
      'the element stood and waited while the drawing was shown',
    );
    assert.equal(seen.at(-1)!.drawn, false);
    for (const { names } of seen) assert.deepEqual(names, [`Mrs Zoé ${evil}`]);
    await page.locator('dk-client-card >>> [part=edit]').click();
    await page.waitForSelector('dk-client-card >>> [part=form]');
    assert.deepEqual(wrongs, []);
    await page.close();
    wait = 0;
  });

  test('whoever signs in and may not see it sees it no longer; nothing is drawn for him', async () => {
    const page = await browser.newPage();
    await page.goto(address('?who=far'));
    await page.waitForSelector('dk-client-card >>> [part=empty]');
    assert.deepEqual(await shadow(page), { names: [], drawn: false });
    await page.close();
    await assert.rejects(draw('far', 'en'), (error) => isDealerkitError(error, 'not-found'));
  });
});
