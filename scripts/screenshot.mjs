// Makes docs/screenshot.png from the running demonstration: a dealer's page in front, the lead list of a portal behind it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { startServer } from 'dealerkit';
import { root } from './run.mjs';
import { findChromium } from './setup-machine.mjs';

const executablePath = findChromium();
if (!executablePath) {
  console.error('Chromium is missing: install it, or point CHROMIUM at it.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'dealerkit-screenshot-'));
const server = await startServer({ demo: true, data: join(folder, 'demo'), port: 0 });
const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
try {
  const page = await browser.newPage();
  const shot = async (url, ready, size, upTo) => {
    await page.setViewport({ ...size, deviceScaleFactor: 1.5 });
    await page.goto(url);
    await page.waitForSelector(ready);
    if (upTo) await page.$eval(upTo, (element) => element.scrollIntoView());
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    return page.screenshot({ encoding: 'base64' });
  };
  const size = { width: 1240, height: 800 };
  await page.goto(`${server.portal}/icon.svg`);
  await page.evaluate(async (gateway) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${gateway}/demo/sign-in`, { method: 'POST', headers, body: '{"user":"lea"}' });
    sessionStorage.setItem('horizon-session', JSON.stringify({ id: 'lea', ...(await response.json()) }));
    localStorage.setItem('horizon-language', 'en');
  }, server.gateway);
  const portal = await shot(`${server.portal}/leads`, 'dk-lead-list >>> a[href*="/leads/"]', { width: 1440, height: 860 });
  const form = await shot(`${server.dealerSite}/en/vehicles/stock-05`, '.dk-form button', { width: 400, height: 780 }, '.ask');
  const site = await shot(`${server.dealerSite}/en/vehicles/stock-05`, '.dk-form button', size);
  const sheet = await browser.newPage();
  await sheet.setViewport({ width: 1500, height: 940, deviceScaleFactor: 1 });
  const image = (data, left, top, width) =>
    `<img src="data:image/png;base64,${data}" style="left:${left}px;top:${top}px;width:${width}px">`;
  await sheet.setContent(`<style>
    body { margin: 0; background: #e9edf1 }
    img { position: absolute; border-radius: 10px; box-shadow: 0 8px 32px rgb(15 30 45 / 22%), 0 0 0 1px rgb(15 30 45 / 12%) }
  </style>${image(site, 30, 30, 880)}${image(portal, 370, 200, 1100)}${image(form, 60, 430, 250)}`);
  await sheet.waitForNetworkIdle();
  await sheet.evaluate(() => Promise.all([...document.images].map((each) => each.decode())));
  const picture = await sheet.screenshot({ type: 'png' });
  writeFileSync(join(root, 'docs/screenshot.png'), picture);
  console.log(`docs/screenshot.png: ${picture.length} bytes`);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
