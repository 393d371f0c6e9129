import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { deliveredFiles } from './support/delivered-files.ts';
import { type House, openHouse } from './support/house.ts';
import type { Delivered } from '../scripts/rollup/index.mjs';

const cdn = fileURLToPath(new URL('../packages/elements/dist/cdn/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${cdn}manifest.json`, 'utf8')) as Record<string, Delivered>;
const ceiling = 12_000;

const text = (name: string, fr: string, more: object = {}) => ({ name, type: 'text', label: { fr }, ...more });
const form = {
  key: 'contact',
  name: 'Contact',
  language: 'fr',
  title: { fr: 'Contactez-nous' },
  intro: { fr: 'Laissez-nous vos coordonnées, un conseiller vous répond dans la journée.' },
  submit: { fr: 'Envoyer ma demande' },
  thanksTitle: { fr: 'Merci, votre demande est arrivée' },
  thanksText: { fr: 'Un conseiller vous rappelle au plus vite.' },
  fields: [
    text('firstName', 'Prénom', { autocomplete: 'given-name', maxlength: 80 }),
    text('lastName', 'Nom', { required: true, autocomplete: 'family-name', maxlength: 80 }),
    text('email', 'E-mail', { type: 'email', autocomplete: 'email', inputmode: 'email', maxlength: 254 }),
    text('phone', 'Téléphone', { type: 'tel', autocomplete: 'tel', inputmode: 'tel', maxlength: 40 }),
    text('postcode', 'Code postal', { autocomplete: 'postal-code', maxlength: 12 }),
    text('message', 'Votre message', { type: 'textarea', maxlength: 4000 }),
  ],
  consents: [{ purpose: 'marketing', label: { fr: 'J’accepte de recevoir des offres par e-mail.' } }],
};

describe(
  'the built contact form, from a gateway, on a strict page of another origin',
  { skip: !manifest['contact-form'] && 'it was not built' },
  () => {
    let site: Server, gateway: House, browser: Browser;
    const siteAddress = () => `http://garage.test:${String((site.address() as AddressInfo).port)}`;

    const serveSite = (_request: IncomingMessage, response: ServerResponse) => {
      const origin = `http://gateway.test:${String(gateway.port)}`;
      const { stable = '' } = manifest['contact-form'] ?? {};
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src ${origin}; form-action ${origin}; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html`,
      );
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<!doctype html><html lang=fr><title>Garage</title><link rel=icon href="data:,"><h1>Garage</h1>
      <dk-contact-form src="${origin}/f/contact"></dk-contact-form><script type=module src="${origin}/assets/${stable}"></script>`);
    };

    before(async () => {
      gateway = await openHouse({ assets: deliveredFiles() });
      await gateway.save('form', 'first', form);
      site = createServer(serveSite);
      await once(site.listen(0, '127.0.0.1'), 'listening');
      browser = await startChromium({ hosts: ['gateway.test', 'garage.test'] });
    });
    after(async () => {
      site.close().closeAllConnections();
      await browser.close();
      await gateway[Symbol.asyncDispose]();
    });

    it(`costs at most ${String(ceiling)} B gzip until the first keystroke, and violates nothing`, async (context) => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      const network = await page.createCDPSession();
      await network.send('Network.enable');
      const urls = new Map<string, string>();
      const bodies = new Map<string, number>();
      network.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
      network.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
        bodies.set(requestId, (bodies.get(requestId) ?? 0) + encodedDataLength),
      );

      await page.goto(siteAddress(), { waitUntil: 'networkidle0' });
      await page.waitForSelector('dk-contact-form input[name=lastName]');
      const ours = [...bodies].filter(([id]) => urls.get(id)?.includes('gateway.test'));
      const total = ours.reduce((sum, [, bytes]) => sum + bytes, 0);
      for (const [id, bytes] of ours) context.diagnostic(`${String(bytes)} B ${new URL(urls.get(id) ?? '').pathname}`);
      context.diagnostic(`${String(total)} B in all`);
      assert.ok(total > 6000, `only ${String(total)} B were counted`);
      assert.ok(total <= ceiling, `${String(total)} B`);

      // The first keystroke brings the parts, each verified before it runs.
      await page.type('dk-contact-form input[name=lastName]', 'Durand');
      await page.waitForNetworkIdle();
      const loaded = [...urls.values()].map((url) => url.split('/').pop());
      const late = manifest['contact-form']?.parts.filter(({ file }) => !/^(?:kept-)?(?:en|es|fr)-/.test(file)) ?? [];
      for (const { file } of late) assert.ok(loaded.includes(file), `${file} did not load`);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  },
);
