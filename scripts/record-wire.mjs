// Records how this version's client and forms speak to a gateway, into test/wire/: run once for each release, kept for ever.
// `npm run record-wire -- VERSION`; refuses to write over a recording, since what was released can no longer change.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { assignLead, clientNoun, createClient, createLead, leadNoun, setLeadStatus, updateClient } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { startChromium } from '../test/support/chromium.ts';
import { formKey, openHouse, serveFetch } from '../test/support/house.ts';
import { recorder } from '../test/support/wire.ts';
import { root } from './run.mjs';

const version = process.argv[2];
if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) throw new Error('npm run record-wire -- VERSION, such as 0.1.0');

/** Holds a conversation with a house behind a recording proxy, and writes it down. */
async function record(name, talk) {
  const path = join(root, 'test/wire', `${name}-${version}.json`);
  if (existsSync(path)) return console.log(`${path} stands already: what was released can no longer change`);
  await using house = await openHouse();
  const exchanges = [];
  const write = recorder(exchanges);
  const proxy = await serveFetch((request) =>
    write(request, (given) => {
      const { pathname, search } = new URL(given.url);
      if (pathname === '/page' || pathname === '/form.js') return talk.page(given);
      const headers = new Headers(given.headers);
      headers.set('accept-encoding', 'identity');
      return fetch(new URL(pathname + search, house.url), {
        method: given.method,
        headers,
        body: given.body,
        duplex: 'half',
        redirect: 'manual',
      });
    }),
  );
  await talk.speak(`http://127.0.0.1:${String(proxy.port)}/`, house);
  await proxy.close();
  const kept = exchanges.filter(({ request }) => /^\/(?:v1|f)\//.test(request.path));
  writeFileSync(path, `${JSON.stringify({ client: `${name} ${version}`, exchanges: kept }, null, 1)}\n`);
  console.log(`${path}: ${String(kept.length)} requests`);
}

await record('client', {
  async speak(url) {
    await using crm = connectCrm({ url, getToken: () => 'ana' });
    const input = {
      kind: 'person',
      firstName: 'Colette',
      lastName: 'Hernandez',
      emails: ['colette@exemple.fr'],
      phones: ['06 12 34 56 78'],
    };
    const { id } = await crm.run(createClient, input);
    await crm.run(updateClient, { id, patch: { jobTitle: 'Architecte' }, from: { jobTitle: null } });
    const lead = await crm.run(createLead, { clientId: id, vehicle: 'Renault Clio', message: 'Call me', sourceId: 'website' });
    const watched = crm.watch(leadNoun, lead.id);
    // The first subscriber opens the stream.
    await new Promise((resolve) => watched.subscribe(() => watched.state.value && resolve()));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await Promise.all([crm.get(clientNoun, id), crm.get(clientNoun, 'nobody').catch(() => undefined)]);
    await crm.list(clientNoun, { where: { eq: ['kind', 'person'] }, search: 'colette', count: true });
    await crm.list(leadNoun, { where: { and: [{ eq: ['status', 'open'] }, { isNull: 'stageId' }] }, sort: 'name', limit: 5 });
    await crm.preview(setLeadStatus, { id: lead.id, status: 'won' });
    await crm.run(setLeadStatus, { id: lead.id, status: 'lost' });
    await crm.run(assignLead, { id: lead.id, ownerId: 'bob' }).catch(() => undefined);
    await crm.run(createClient, { kind: 'person', firstName: '', lastName: '' }).catch(() => undefined);
  },
});

await record('form-without-scripts', {
  async speak(url) {
    const headers = { accept: 'text/html', 'accept-language': 'fr-FR,fr;q=0.9', origin: 'https://garage.example' };
    const send = (fields) =>
      fetch(`${url}f/${formKey}`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) });
    const answers = { lastName: 'Lefèvre', email: 'hugo@exemple.fr', phone: '06 12 34 56 78', message: 'Bonjour, est-elle encore là ?' };
    await send(answers);
    await send(answers);
    await send({ message: 'Personne' });
    const multipart = new FormData();
    for (const [name, value] of Object.entries({ ...answers, email: 'autre@exemple.fr' })) multipart.set(name, value);
    // A boundary that stays: what is replayed is text.
    const encoded = new Request('http://x/', { method: 'POST', body: multipart });
    await fetch(`${url}f/${formKey}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'content-type': encoded.headers.get('content-type') },
      body: await encoded.text(),
    });
  },
});

await record('form', {
  async page(request) {
    if (request.url.endsWith('/page'))
      return new Response(
        `<!doctype html><html lang="fr"><title>Contact</title><script type="module" src="/form.js"></script><dk-contact-form src="/f/${formKey}"></dk-contact-form>`,
        { headers: { 'content-type': 'text/html' } },
      );
    const { outputFiles } = await build({
      stdin: { contents: "import '@dealerkit/elements/contact-form/define';", resolveDir: join(root, 'packages/cli') },
      ...{
        bundle: true,
        write: false,
        format: 'esm',
        conditions: ['source'],
        target: 'es2022',
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
      },
    });
    return new Response(outputFiles[0].text, { headers: { 'content-type': 'text/javascript' } });
  },
  async speak(url) {
    const browser = await startChromium();
    const page = await browser.newPage();
    await page.goto(`${url}page`);
    const sendOnce = async (values) => {
      await page.waitForSelector('dk-contact-form form [name=email]');
      for (const [name, value] of Object.entries(values)) await page.type(`dk-contact-form [name=${name}]`, value);
      await page.click('dk-contact-form [type=submit]');
    };
    await sendOnce({ lastName: 'Durand', email: 'ana@example.org', message: 'Est-elle encore là ?' });
    await page.waitForFunction(() => document.body.innerText.includes('Merci'));
    await browser.close();
  },
});
