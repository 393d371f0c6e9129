import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { type Backend, type Crm, createCrm } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, house as root, openSource } from '@dealerkit/core/server';
import { type GatewayOptions, createGateway } from '@dealerkit/gateway';
import { contactForm, foundDealership } from './dealership.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/** Something that listens on loopback. */
interface Served {
  readonly port: number;
  close(): Promise<void>;
}

/** Has a server listen; `end` is what closes the connections that are open then. */
async function listening(server: Server | Http2SecureServer, end: () => void): Promise<Served> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      end();
      await once(server, 'close');
    },
  };
}

/** Serves a fetch function on loopback. */
export async function serveFetch(answer: Answer): Promise<Served> {
  const server = createAdaptorServer({ fetch: answer }) as Server;
  return listening(server, () => {
    server.closeAllConnections();
  });
}

/** A certificate for loopback that nobody trusts; made anew by OpenSSL. */
function ownCertificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'dealerkit-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert];
  execFileSync('openssl', args, { stdio: 'ignore' });
  const read = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return read;
}

/** Serves a fetch function on loopback over HTTP/2, as every public site is. */
export async function serveFetch2(answer: Answer): Promise<Served> {
  const server = createAdaptorServer({
    fetch: answer,
    createServer: createSecureServer,
    serverOptions: ownCertificate(),
  }) as Http2SecureServer;
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => sessions.add(session));
  return listening(server, () => {
    for (const session of sessions) session.destroy();
  });
}

/** The dealership of `dealership.ts`, served, with a fuller form. Tokens are `Bearer` and the person's id. */
export interface House extends AsyncDisposable {
  readonly backend: Backend;
  readonly url: string;
  readonly port: number;
  /** The Crm of the house itself, without rights. */
  readonly root: Crm;
  /** Requests that the gateway answered, as `METHOD /path`. */
  readonly requests: string[];
  save(noun: string, id: string, data: Record<string, unknown>): Promise<unknown>;
}

const text = (name: string, type: string, fr: string, en: string) => ({
  name,
  type,
  label: { fr, en },
  autocomplete: name === 'phone' ? 'tel' : name,
});

/** The form of the house, by its public key. */
export const formKey = 'contact-lyon';

/** Founds a dealership on a backend and serves it over real HTTP. */
export async function openHouse(
  options: Partial<GatewayOptions> & { backend?: Backend; founded?: boolean; serve?: typeof serveFetch } = {},
): Promise<House> {
  const { backend = memoryBackend({ nouns: allNouns(dealerNouns) }), founded = false, serve = serveFetch, ...rest } = options;
  const source = openSource({ backend, nouns: dealerNouns, principal: root });
  const crm = createCrm(source);
  const save: House['save'] = (noun, id, data) => source.run(`${noun}.save`, { id, data }, { key: crypto.randomUUID() });
  if (!founded) {
    await foundDealership(backend);
    await save('form', 'f1', {
      ...contactForm,
      key: formKey,
      submit: { fr: 'Envoyer ma demande', en: 'Send my request' },
      fields: [
        text('lastName', 'text', 'Nom', 'Last name'),
        text('email', 'email', 'E-mail', 'E-mail'),
        text('phone', 'tel', 'Téléphone', 'Phone'),
        text('message', 'textarea', 'Message', 'Message'),
      ],
    });
  }
  const requests: string[] = [];
  const gateway = createGateway({
    backendFor: () => backend,
    nouns: dealerNouns,
    secret: 'one secret for all gateways',
    authenticate(request) {
      const id = /^Bearer (\w+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
      return id === undefined ? null : { tenant: 'default', principal: { id } };
    },
    ...rest,
  });
  const server = await serve((request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return gateway.fetch(request);
  });
  return {
    backend,
    url: `http://127.0.0.1:${String(server.port)}/`,
    port: server.port,
    root: crm,
    requests,
    save,
    async [Symbol.asyncDispose]() {
      gateway.close();
      await crm.close();
      await server.close();
    },
  };
}
