import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from '@wordpress/block-serialization-default-parser';
import { autop } from '@wordpress/autop';
import { type Crm, type Backend, captureSubmission, clientNoun, createLead, leadNoun } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Noun, allNouns, openCrm } from '@dealerkit/core/server';
import { main, startServer } from 'dealerkit';
import type { Browser, Page } from 'puppeteer-core';
import { deliveredFiles } from './support/delivered-files.ts';
import { startChromium } from './support/chromium.ts';
import { type House, formKey, openHouse, serveFetch } from './support/house.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const snippet = (name: string): string => {
  const found = new RegExp(`<!-- snippet: ${name} -->\\s+\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  assert.ok(found, `the README has a snippet ${name}`);
  return found;
};
const folder = join(root, 'node_modules/.cache', `readme-${String(process.pid)}`);
const module = (name: string, source: string): string => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return file;
};

before(() => mkdirSync(folder, { recursive: true }));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('every snippet of the README is run here', () => {
  const named = [...readme.matchAll(/<!-- snippet: (\S+) -->/g)].map((match) => match[1]);
  assert.deepEqual(named, ['contact-form', 'enhanced-form', 'portal', 'script', 'keys', 'server', 'backend', 'testing']);
  assert.equal(readme.split('```').length, named.length * 2 + 3, 'beside the two commands');
});

test('a page is tested with a dealership in memory', async () => {
  const file = module('testing', `const provider = {};\n${snippet('testing')}\nexport { broken, clients, provider };`);
  const { broken, clients, provider } = (await import(file)) as {
    broken: { clear(): void };
    clients: { coco: string };
    provider: { crm: Crm };
  };
  await assert.rejects(async () => provider.crm.get(clientNoun, clients.coco), { code: 'unavailable' });
  broken.clear();
  await provider.crm.session.refresh();
  assert.equal((await provider.crm.get(clientNoun, clients.coco)).lastName, 'Hernandez');
  await provider.crm.close();
});

describe('in a page', () => {
  let browser: Browser, house: House, host: Awaited<ReturnType<typeof serveFetch>>;
  const pages = new Map<string, string>();
  const address = (path: string): string => `http://dealer.test:${String(host.port)}${path}`;
  const filled = (html: string): string =>
    html.replaceAll('https://crm.example.com', `http://crm.example.com:${String(house.port)}`).replaceAll('YOUR-FORM-KEY', formKey);
  const visit = async (path: string, html: string): Promise<Page> => {
    pages.set(path, `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><body>${filled(html)}</body></html>`);
    const page = await browser.newPage();
    await page.goto(address(path));
    return page;
  };
  const leads = async (): Promise<number> => (await house.root.list(leadNoun)).items.length;
  const fillAndSend = async (page: Page, email: string): Promise<void> => {
    await page.waitForSelector('dk-contact-form [name=email]', { timeout: 10_000 });
    await page.type('dk-contact-form [name=email]', email);
    await page.type('dk-contact-form [name=message]', 'Hello');
    const before = await leads();
    await page.click('dk-contact-form button');
    for (let tries = 0; tries < 100 && (await leads()) === before; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await leads(), before + 1);
  };

  before(async () => {
    house = await openHouse({ assets: deliveredFiles() });
    browser = await startChromium({ hosts: ['dealer.test', 'crm.example.com'] });
    host = await serveFetch((request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/crm-token') return new Response('ana');
      return new Response(pages.get(pathname) ?? 'none', { headers: { 'content-type': 'text/html' } });
    });
  });
  after(async () => {
    await browser.close();
    await host.close();
    await house[Symbol.asyncDispose]();
  });

  test('the contact form sends a lead', async () => {
    const page = await visit('/form', snippet('contact-form'));
    await fillAndSend(page, 'one@example.com');
    await page.close();
  });

  test('O14 it survives WordPress: the classic editor’s wpautop and the block editor’s custom HTML', async () => {
    const classic = autop(`Some text\n\n${snippet('contact-form')}\n\nMore text`);
    const page = await visit('/classic', classic);
    await fillAndSend(page, 'two@example.com');
    await page.close();
    const stored = `<!-- wp:paragraph --><p>Text</p><!-- /wp:paragraph -->\n\n<!-- wp:html -->\n${snippet('contact-form')}<!-- /wp:html -->`;
    const blocks = parse(stored).map(({ innerHTML }) => innerHTML);
    const next = await visit('/blocks', blocks.join(''));
    await fillAndSend(next, 'three@example.com');
    await next.close();
  });

  test('a wrapped form sends with scripts and without', async () => {
    const page = await visit('/wrapped', snippet('enhanced-form'));
    await fillAndSend(page, 'four@example.com');
    await page.close();
    const plain = await browser.newPage();
    await plain.setJavaScriptEnabled(false);
    pages.set('/plain', `<!doctype html><html lang="en"><body>${filled(snippet('enhanced-form'))}`);
    await plain.goto(address('/plain'));
    await plain.type('[name=email]', 'five@example.com');
    const before = await leads();
    await Promise.all([plain.waitForNavigation(), plain.click('button')]);
    assert.match(await plain.content(), /Thank you|Merci/);
    assert.equal(await leads(), before + 1);
    await plain.close();
  });

  test('the portal’s provider asks for a token and shows the leads', async () => {
    const page = await visit('/portal', snippet('portal'));
    await page.waitForFunction(
      () => document.querySelector('dk-lead-list')?.shadowRoot?.querySelector('a[href*="/crm/lead/"]')?.textContent.trim(),
      { timeout: 10_000 },
    );
    await page.close();
  });
});

test('the script prints and ends by itself within a second of its last line', async () => {
  await using house = await openHouse();
  const crm = openCrm({ backend: house.backend, nouns: dealerNouns, principal: { id: 'ana' } });
  await house.root.run({ name: 'settings.set' } as never, { patch: { firstContactMinutes: 1 } } as never);
  await crm.run(createLead, { client: { kind: 'person', firstName: 'Zoé', lastName: 'Late', emails: ['z@x.fr'] } });
  const source = snippet('script').replace('https://crm.example.com/', house.url).replace('new Date()', 'new Date(Date.now() + 600_000)');
  const file = module('script', `${source}\nprocess.stderr.write(String(Date.now()));\n`);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--conditions=source', file], {
    env: { ...process.env, CRM_TOKEN: 'ana' },
  });
  assert.match(stdout, /L-\w{8} Zoé Late \d{4}-/);
  assert.ok(Date.now() - Number(stderr.trim().split('\n').at(-1)) < 1000);
});

test('a key is made, and by it a CSV imported, twice', async () => {
  const data = join(folder, 'data');
  const csv = join(folder, 'clients.csv');
  writeFileSync(csv, 'ref,firstName,lastName\n7,Zoé,Late\n');
  const [make, bring] = snippet('keys').trim().split('\n');
  const typed = async (line: string, more: readonly string[] = []): Promise<{ out: string; err: string }> => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    assert.equal(words.shift(), 'dealerkit');
    let [out, err] = ['', ''];
    const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const code = await main([...words, ...more], { ...io, terminal: false, env: {}, signal: new AbortController().signal });
    assert.equal(code, 0, err);
    return { out, err };
  };
  const token = (await typed(make!, ['--data', data])).out.trim();
  const server = await startServer({ data, port: 0 });
  const line = bring!.replace('https://crm.example.com', server.gateway).replace('dk_…', token).replace('clients.csv', csv);
  assert.match((await typed(line)).err, /1 created, 0 updated, 0 unchanged, 0 refused/);
  assert.match((await typed(line)).err, /0 created, 0 updated, 1 unchanged, 0 refused/);
  await server.close();
});

test('the server is a gateway', async () => {
  const { gateway } = (await import(pathToFileURL(module('server', snippet('server'))).href)) as {
    gateway: { fetch(request: Request): Promise<Response> };
  };
  const answer = await gateway.fetch(new Request('http://x/v1/session'));
  assert.equal(answer.status, 401);
  assert.equal((await gateway.fetch(new Request('http://x/v1/openapi.json'))).status, 200);
});

test('the backend over a JSON file keeps a captured lead over a restart', async () => {
  const { fileBackend } = (await import(pathToFileURL(module('backend', snippet('backend'))).href)) as {
    fileBackend(options: { nouns: readonly Noun[]; file: string }): Backend;
  };
  const open = (): Backend => fileBackend({ nouns: allNouns(dealerNouns), file: join(folder, 'crm.json') });
  await using house = await openHouse({ backend: open() });
  const form = openCrm({ backend: house.backend, nouns: dealerNouns, principal: { id: 'form:f1' } });
  const raw = { email: 'a@b.fr', lastName: 'Kept' };
  const input = { formId: 'f1', lang: 'fr', page: null, raw, flags: [], ip: null, userAgent: null };
  const { leadId } = await form.run(captureSubmission, input, { key: 'a-key-for-this-test' });
  const again = openCrm({ backend: open(), nouns: dealerNouns, principal: { id: 'ana' } });
  assert.equal((await again.get(leadNoun, leadId!)).name, 'Kept');
});
