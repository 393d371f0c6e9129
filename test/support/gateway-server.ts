/** A gateway behind a real socket. Its tokens are user ids: who holds `ana` is Ana. */
import { type AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import type { JsonObject } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Gateway, type GatewayOptions, createGateway } from '@dealerkit/gateway';

/** An answer, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: { readonly [key: string]: unknown } & { readonly error?: { readonly code: string; readonly reference: string } };
}

/** A request: as somebody, with headers, with a JSON body or a form. */
export interface Asked {
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | FormData | URLSearchParams | Uint8Array<ArrayBuffer>;
}

/** A running gateway. */
export interface GatewayServer {
  readonly url: string;
  readonly log: JsonObject[];
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
  close(): Promise<void>;
}

/** Asks an address of a gateway. */
export async function ask(url: string, method: string, path: string, { as, headers = {}, json, body }: Asked = {}): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  let parsed: Answer['json'] = {};
  if (response.headers.get('content-type')?.includes('json')) parsed = JSON.parse(text) as Answer['json'];
  return { status: response.status, headers: response.headers, text, json: parsed };
}

/** Who a test's token says. */
export const tokenAuth: GatewayOptions['authenticate'] = (request) => {
  const id = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  return id === undefined ? null : { tenant: 'default', principal: { id } };
};

/** Starts a gateway on a free port of loopback. */
export async function startGateway(options: Pick<GatewayOptions, 'backendFor'> & Partial<GatewayOptions>): Promise<GatewayServer> {
  const log: JsonObject[] = [];
  const gateway: Gateway = createGateway({ nouns: dealerNouns, authenticate: tokenAuth, log: (entry) => log.push(entry), ...options });
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const started = serve(
      {
        hostname: '127.0.0.1',
        port: 0,
        fetch: (request, bindings) => {
          const { remoteAddress } = (bindings as HttpBindings).incoming.socket;
          return gateway.fetch(request, remoteAddress === undefined ? {} : { remoteAddress });
        },
      },
      (info: AddressInfo) => {
        resolve({ server: started, port: info.port });
      },
    );
  });
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    log,
    ask: (method, path, asked) => ask(url, method, path, asked),
    async close() {
      gateway.close();
      await new Promise((resolve) => {
        server.close(resolve);
        (server as unknown as { closeAllConnections?: () => void }).closeAllConnections?.();
      });
    },
  };
}

/** One message of a live stream. */
export interface StreamMessage {
  readonly id?: string;
  readonly event?: string;
  readonly data: JsonObject;
}

/** Listens to the live stream of somebody; `text` is every byte that came. */
export async function listen(
  url: string,
  as: string,
  from?: string,
): Promise<{ readonly messages: StreamMessage[]; readonly text: () => string; readonly status: number; close(): void }> {
  const ended = new AbortController();
  const headers = { authorization: `Bearer ${as}`, ...(from === undefined ? {} : { 'last-event-id': from }) };
  const response = await fetch(`${url}/v1/stream`, { headers, signal: ended.signal });
  const messages: StreamMessage[] = [];
  let text = '';
  let rest = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const more = decoder.decode(chunk, { stream: true });
      text += more;
      rest += more;
      const parts = rest.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const fields = Object.fromEntries(
          part
            .split('\n')
            .flatMap((line) =>
              line.startsWith(':') ? [] : [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]],
            ),
        ) as Record<string, string>;
        if (fields['data'] !== undefined) messages.push({ ...fields, data: JSON.parse(fields['data']) as JsonObject });
      }
    }
  };
  void read().catch(() => undefined);
  return {
    messages,
    text: () => text,
    status: response.status,
    close: () => {
      ended.abort();
    },
  };
}

/** Waits until something is so. */
export async function until(what: () => boolean | Promise<boolean>, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`Not within ${String(ms)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
