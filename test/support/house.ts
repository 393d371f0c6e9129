import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Backend, type Crm, createCrm } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns, house as root, openSource } from '@dealerkit/core/server';
import { type GatewayOptions, createGateway } from '@dealerkit/gateway';
import { contactForm, foundDealership } from './dealership.ts';

/** Serves a fetch function on loopback. */
export async function serveFetch(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: answer }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
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
export async function openHouse(options: Partial<GatewayOptions> & { backend?: Backend; founded?: boolean } = {}): Promise<House> {
  const { backend = memoryBackend({ nouns: allNouns(dealerNouns) }), founded = false, ...rest } = options;
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
  const server = await serveFetch((request) => {
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
