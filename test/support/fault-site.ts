/** A dealer's site with the contact form, its gateway, and the proxy between them; the page says what happens in it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, allNouns } from '@dealerkit/core/server';
import { foundDealership } from './dealership.ts';
import { deliveredFiles } from './delivered-files.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { startGateway } from './gateway-server.ts';

/** The site. Its page takes `send=EMAIL` to fill in and send the form by itself, `stop=STEP` to stand still for ever at a step,
 * and `form=KEY` for another form. */
export interface FaultSite {
  readonly url: string;
  readonly proxy: FaultProxy;
  readonly backend: Backend;
  /** Hears what the page says: `reached` a step, `saved`, `sent`, or how many are `left`, for the visitor of this e-mail address. */
  onSaid: (what: string, email: string, value: string) => void;
  /** Leads of this e-mail address. */
  leadsOf(email: string): Promise<number>;
  close(): Promise<void>;
}

/** Runs in the page before everything else. */
function observe(): void {
  const query = new URLSearchParams(location.search);
  const [email, stop] = [query.get('email') ?? '', query.get('stop')];
  const say = (what: string, value = '') => {
    const request = new XMLHttpRequest();
    request.open('POST', `/said?${new URLSearchParams({ what, email, value }).toString()}`, false);
    request.send();
  };
  // Nothing moves any more in this page, as when the process is about to die.
  const standStill = (step: string) => {
    if (step !== stop) return;
    say('reached', step);
    for (;;);
  };
  const { encrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.encrypt = function (...given) {
    standStill('before put');
    return encrypt.apply(this, given);
  };
  const { fetch } = window;
  window.fetch = (address, init) => {
    if (init?.method === 'POST') standStill('before send');
    return fetch(address, init);
  };
  const remove = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function (key) {
    if (this.name === 'lead') standStill('before delete');
    return remove.call(this, key);
  };
  addEventListener('dk-lead-queued', (event) => {
    say('saved', (event as unknown as { detail: { key: string } }).detail.key);
    standStill('after put');
  });
  addEventListener('dk-lead-sent', (event) => {
    say('sent', (event as unknown as { detail: { key: string } }).detail.key);
    standStill('after delete');
  });
  const left = () => {
    const opening = indexedDB.open('dealerkit-outbox');
    // It does not exist, and looking must not make it.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => {
      say('left', '0');
    };
    opening.onsuccess = () => {
      const counting = opening.result.transaction('lead').objectStore('lead').count();
      counting.onsuccess = () => {
        say('left', String(counting.result));
        opening.result.close();
      };
    };
  };
  if (query.has('watch')) setInterval(left, 150);
  const send = async () => {
    const found = (selector: string) => document.querySelector<HTMLInputElement>(`dk-contact-form ${selector}`);
    while (!found('form [name=email]')) await new Promise((resolve) => setTimeout(resolve, 20));
    const input = found('[name=email]')!;
    input.value = email;
    const message = document.createElement('input');
    Object.assign(message, { type: 'hidden', name: 'message', value: 'Bonjour' });
    found('form')?.append(message);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    found('[type=submit]')?.click();
  };
  if (query.has('send')) void send();
}

/** Starts it; `backend` is the gateway's, in memory when left out. */
export async function startFaultSite(given?: Backend): Promise<FaultSite> {
  const backend = given ?? memoryBackend({ nouns: allNouns(dealerNouns) });
  await foundDealership(backend);
  const gateway = await startGateway({ backendFor: () => backend, submissionsPerMinute: 1_000_000, assets: deliveredFiles() });
  const proxy = await startFaultProxy(() => gateway.url);
  const page = (form: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Garage</title>
<script>(${observe.toString()})()</script>
<script type="module" src="${gateway.url}/assets/contact-form.js"></script>
<dk-contact-form src="${proxy.url}/f/${form}" phone="+33 1 23 45 67 89" email="sales@example.com"></dk-contact-form>`;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site.example');
    if (url.pathname === '/said') {
      site.onSaid(url.searchParams.get('what') ?? '', url.searchParams.get('email') ?? '', url.searchParams.get('value') ?? '');
      response.end();
    } else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(url.pathname === '/' ? page(url.searchParams.get('form') ?? 'contact-1') : '<!doctype html>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const site: FaultSite = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    proxy,
    backend,
    onSaid: () => undefined,
    async leadsOf(email) {
      const { items } = await backend.query('client', { search: email, sort: 'updated', limit: 10 });
      const leads = await Promise.all(
        items.map(({ record }) => backend.query('lead', { where: { eq: ['clientId', record['id']] }, sort: 'created', limit: 50 })),
      );
      return leads.reduce((sum, found) => sum + found.items.length, 0);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await proxy.close();
      await gateway.close();
      await backend.close?.();
    },
  };
  return site;
}
