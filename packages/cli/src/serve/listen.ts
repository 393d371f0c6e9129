import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DealerkitError } from '@dealerkit/core';
import { createAdaptorServer } from '@hono/node-server';

/** Answers one request; `remoteAddress` is the peer of the connection. */
export type Answer = (request: Request, info: { readonly remoteAddress: string | undefined }) => Response | Promise<Response>;

/** Where to listen. With `orNext`, a taken port makes it try the next ones. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly orNext: boolean;
}

/** A listening server. `close` lets requests under way end, but not streams. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

const attempts = 50;

async function bind(server: Server, host: string, port: number): Promise<boolean> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return false;
    throw new DealerkitError('unavailable', `Cannot listen on ${host} port ${String(port)} (${code ?? 'unknown'})`, {}, error);
  }
}

/** Serves HTTP with a function from request to response. */
export async function listen(answer: Answer, { host, port, orNext }: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => answer(request, { remoteAddress: (incoming as IncomingMessage).socket.remoteAddress }),
  }) as Server;
  server.headersTimeout = 15_000;
  // 25 MB from a phone with little reception.
  server.requestTimeout = 600_000;
  const last = orNext && port > 0 ? Math.min(port + attempts, 65_535) : port;
  for (let wanted = port; ; wanted++) {
    if (await bind(server, host, wanted)) break;
    if (wanted >= last) throw new DealerkitError('unavailable', `Port ${String(port)} is taken: give another one with --port`);
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, 2_000);
      await closed;
      clearTimeout(timer);
    },
  };
}
