/** Every job of the portal, done by keyboard alone: sign in, find and open a lead, correct its client, create a lead, change person. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type RunningServer, startServer } from 'dealerkit';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { focusIsOn, tabTo } from './support/keyboard.ts';

describe('the portal by keyboard alone', () => {
  let browser: Browser, server: RunningServer, page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-keyboard-'));
  before(async () => {
    server = await startServer({ demo: true, data: join(folder, 'demo'), port: 0 });
    browser = await startChromium();
    page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      localStorage.setItem('horizon-language', 'en');
    });
    await page.goto(server.portal!, { waitUntil: 'networkidle2' });
  });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const says = async (tag: string, words: string): Promise<void> => {
    await page
      .waitForFunction(
        (name, wanted) => document.querySelector(name)?.shadowRoot?.textContent.replaceAll(/\s+/g, ' ').includes(wanted),
        { timeout: 10_000 },
        tag,
        words,
      )
      .catch(async () => {
        const said = await page.evaluate((name) => document.querySelector(name)?.shadowRoot?.textContent.replaceAll(/\s+/g, ' '), tag);
        assert.fail(`<${tag}> says "${words}"; it said "${said ?? 'nothing'}"`);
      });
  };
  const press = (key: 'Enter' | 'ArrowDown' | 'Escape' | 'Space') => page.keyboard.press(key);

  test('signs in, filters, searches and opens a lead', async () => {
    await tabTo(page, /Camille Moreau/);
    await press('Enter');
    await says('dk-lead-list', 'leads');
    await tabTo(page, 'Skip to content');
    await press('Enter');
    await tabTo(page, 'Search by name, code or vehicle');
    await tabTo(page, 'Overdue');
    await press('Space');
    await says('dk-lead-list', 'Overdue');
    await press('Space');
    await page.waitForFunction(
      () => (document.querySelector('dk-lead-list')?.shadowRoot?.querySelectorAll('.row[data-id]').length ?? 0) > 1,
    );
    await tabTo(page, 'Sort by');
    await tabTo(page, /All open leads/);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.querySelector('dk-lead-list')!.shadowRoot!.activeElement!.textContent);
    await press('ArrowDown');
    const second = await page.evaluate(() => document.querySelector('dk-lead-list')!.shadowRoot!.activeElement!.textContent);
    assert.notEqual(first, second);
    await press('Enter');
    await page.waitForFunction(
      (name) =>
        location.pathname.includes('/leads/') &&
        document.querySelector('dk-lead-page')?.shadowRoot?.querySelector('dk-lead-header')?.shadowRoot?.textContent.includes(name),
      {},
      second,
    );
    await tabTo(page, second);
    await press('Enter');
  });

  test('corrects the client of the lead, and leaves the form with a question', async () => {
    await says('dk-client-card', 'Edit');
    await tabTo(page, 'Edit');
    await press('Enter');
    await focusIsOn(page, /Title|Company name|First name/);
    await tabTo(page, 'About');
    await page.keyboard.type('Prefers to be called after six.');
    await tabTo(page, 'Cancel');
    await press('Enter');
    await focusIsOn(page, 'Keep editing');
    await press('Enter');
    await focusIsOn(page, 'Cancel');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    await focusIsOn(page, 'Save changes');
    await press('Enter');
    await focusIsOn(page, 'Edit');
    await says('dk-client-card', 'Prefers to be called after six.');
  });

  test('creates a lead for somebody new', async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    await tabTo(page, 'New lead');
    await press('Enter');
    await page.waitForSelector('dk-lead-new');
    await says('dk-lead-new', 'New client');
    await tabTo(page, 'New client');
    await press('Enter');
    await tabTo(page, 'First name');
    await page.keyboard.type('Zoé');
    await tabTo(page, 'Last name');
    await page.keyboard.type('Clavier');
    await tabTo(page, /^E-mail/);
    await page.keyboard.type('zoe.clavier@exemple.fr');
    await tabTo(page, /^Vehicle/);
    await page.keyboard.type('Tamaris Zia');
    await tabTo(page, /Create (the )?lead/);
    await press('Enter');
    await page.waitForFunction(
      () =>
        document
          .querySelector('dk-lead-page')
          ?.shadowRoot?.querySelector('dk-lead-header')
          ?.shadowRoot?.textContent.includes('Zoé Clavier') ||
        document.querySelector('dk-lead-new')?.shadowRoot?.textContent.includes('created'),
      { timeout: 10_000 },
    );
    await tabTo(page, 'Leads');
    await press('Enter');
    await says('dk-lead-list', 'Zoé Clavier');
  });

  test('signs out', async () => {
    await tabTo(page, 'Sign out');
    await press('Enter');
    await page.waitForFunction(() => !document.querySelector('dk-lead-list'));
  });
});
