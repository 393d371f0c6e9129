/** A document from a person's disk to the lead and back, in a real browser, through a strict page and over a real gateway. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createLead, documentNoun } from '@dealerkit/core';
import { folderFiles } from 'dealerkit';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { deliveredFiles } from './support/delivered-files.ts';
import { startChromium } from './support/chromium.ts';
import { type House, openHouse, serveFetch } from './support/house.ts';

describe('a document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-documents-'));
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_000_000)]);
  let house: House, browser: Browser, site: Awaited<ReturnType<typeof serveFetch>>, leadId: string;

  before(async () => {
    writeFileSync(join(folder, 'Offre signée.pdf'), content);
    house = await openHouse({ assets: deliveredFiles(), ports: { files: folderFiles(join(folder, 'files')) } });
    const client = { kind: 'person' as const, firstName: 'Zoé', lastName: 'Martin', emails: ['zoe@example.com'] };
    ({ id: leadId } = await house.root.run(createLead, { client, ownerId: 'ana', branchId: 'b1' }));
    const gateway = `http://crm.test:${String(house.port)}/`;
    const page = `<!doctype html><html lang="en"><title>Lead</title><link rel="icon" href="data:,"><body>
      <script type="module" src="${gateway}assets/provider.js"></script><script type="module" src="${gateway}assets/lead-page.js"></script>
      <dk-provider><dk-lead-page lead-id="${leadId}"></dk-lead-page></dk-provider>
      <script type="module" nonce="n">
        const provider = document.querySelector('dk-provider');
        await customElements.whenDefined('dk-provider');
        provider.getToken = () => 'ana';
        provider.url = '${gateway}';
      </script>`;
    const strict = `default-src 'none'; script-src 'nonce-n' ${gateway}; connect-src ${gateway}; img-src data:; trusted-types lit-html; require-trusted-types-for 'script'`;
    const headers = { 'content-type': 'text/html', 'content-security-policy': strict };
    site = await serveFetch(() => new Response(page, { headers }));
    browser = await startChromium({ hosts: ['portal.test', 'crm.test'] });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await house[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A piece of a widget inside the page, as soon as it is there. */
  const piece = async (page: Page, tag: string, selector: string): Promise<ElementHandle<HTMLElement>> => {
    const found = await page.waitForFunction(
      (name: string, wanted: string) =>
        document.querySelector('dk-lead-page')?.shadowRoot?.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>(wanted),
      { timeout: 20_000, polling: 20 },
      tag,
      selector,
    );
    return found.asElement() as ElementHandle<HTMLElement>;
  };
  const press = async (page: Page, tag: string, selector: string): Promise<void> => {
    await (
      await piece(page, tag, selector)
    ).evaluate((button) => {
      button.click();
    });
  };

  it('C14, C15: is chosen, sent with progress, and downloaded as it was', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const downloads = join(folder, 'downloads');
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    await page.goto(`http://portal.test:${String(site.port)}/`);
    await press(page, 'dk-lead-actions', '#act-document');
    const input = await piece(page, 'dk-lead-actions', 'input[multiple]');
    await (input as unknown as ElementHandle<HTMLInputElement>).uploadFile(join(folder, 'Offre signée.pdf'));
    await piece(page, 'dk-lead-actions', '#file-1');
    await press(page, 'dk-lead-actions', '[part=save]');
    await press(page, 'dk-timeline', '.item:has([data-category=document]) .acts');
    await press(page, 'dk-timeline', '[role=menuitem]');
    const saved = join(downloads, 'Offre signée.pdf');
    for (let tries = 0; tries < 200 && !kept(downloads).includes('Offre signée.pdf'); tries++) await wait(50);
    assert.deepEqual(readFileSync(saved), content);
    const { items } = await house.root.list(documentNoun, {});
    assert.deepEqual(
      items.map(({ title, size, mediaType }) => [title, size, mediaType]),
      [['Offre signée', content.byteLength, 'application/pdf']],
    );
    assert.deepEqual(said, []);
  });
});

function kept(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
