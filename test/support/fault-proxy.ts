/** A proxy before a real gateway that does to submissions what networks do. */
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What happens to one submission. */
export type Fault =
  /** Answered in the gateway's place. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The line is cut before the gateway has it, or after it has it and before its answer is out. */
  | { readonly cut: 'request' | 'answer' }
  /** Held until the proxy closes: the request before the gateway has it, or its answer. */
  | { readonly hold: 'request' | 'answer' }
  /** The answer comes so many milliseconds late. */
  | { readonly late: number };

/** One submission that came by. */
export interface Passed {
  readonly key: string;
  readonly at: number;
  /** Status of the gateway's answer; undefined when it was not asked. */
  status?: number;
  text?: string;
}

/** A running proxy. */
export interface FaultProxy {
  readonly url: string;
  readonly passed: Passed[];
  /** What happens to the next submissions, in turn; afterwards they pass. */
  next: Fault[];
  /** While true, every submission is cut before the gateway has it. */
  down: boolean;
  /** Called when a request or an answer is held. */
  onHeld: () => void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };

/** Starts a proxy before the gateway that `target` names at the time. */
export async function startFaultProxy(target: () => string): Promise<FaultProxy> {
  const server = createServer();
  const forward = async (request: IncomingMessage, body: Buffer<ArrayBuffer>): Promise<{ answer: Response; text: Buffer }> => {
    const headers = Object.entries(request.headers).filter(
      ([name]) => !['host', 'connection', 'content-length', 'accept-encoding'].includes(name),
    );
    const { method = 'GET' } = request;
    const answer = await fetch(target() + (request.url ?? ''), {
      ...{ method, headers: headers as [string, string][], redirect: 'manual' },
      ...(method === 'POST' ? { body } : {}),
    });
    return { answer, text: Buffer.from(await answer.arrayBuffer()) };
  };
  const give = (response: ServerResponse, { answer, text }: { answer: Response; text: Buffer }): void => {
    const headers = [...answer.headers].filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding'].includes(name));
    response.writeHead(answer.status, Object.fromEntries(headers)).end(text);
  };
  const submission = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (proxy.down) {
      request.socket.destroy();
      return;
    }
    const passed: Passed = { key: new URLSearchParams(body.toString()).get('dk_key') ?? '', at: performance.now() };
    proxy.passed.push(passed);
    const fault = proxy.next.shift();
    if (fault && 'status' in fault) {
      response.writeHead(fault.status, { ...cors, ...fault.headers }).end(fault.body);
      return;
    }
    if (fault && 'cut' in fault && fault.cut === 'request') {
      request.socket.destroy();
      return;
    }
    if (fault && 'hold' in fault && fault.hold === 'request') {
      proxy.onHeld();
      return;
    }
    const answered = await forward(request, body);
    Object.assign(passed, { status: answered.answer.status, text: answered.text.toString() });
    if (fault && 'hold' in fault) proxy.onHeld();
    else if (fault && 'cut' in fault) request.socket.destroy();
    else {
      if (fault && 'late' in fault) await wait(fault.late);
      give(response, answered);
    }
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const work =
      request.method === 'POST' && request.url?.startsWith('/f/')
        ? submission(request, response)
        : bodyOf(request).then(async (body) => {
            give(response, await forward(request, body));
          });
    // The gateway is down: so is the line.
    work.catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 1;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    passed: [],
    next: [],
    down: false,
    onHeld: () => undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
