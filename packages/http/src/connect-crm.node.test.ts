import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Session, isDealerkitError } from '@dealerkit/core';
import { connectCrm } from './index.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const capabilities = { ties: true, watch: true, jobs: true, atomic: 'batch' } as const;
const session: Session = {
  principal: { id: 'u', name: 'U', branch: null, groups: [] },
  rights: {},
  dictionaries: {},
  capabilities,
  now: '',
  cursor: 'c0',
};
const thing = { name: 'thing' } as {
  readonly name: string;
  readonly record?: { id: string; createdAt: string; createdBy: string; updatedAt: string; updatedBy: string };
};

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

/** A real server on loopback that answers the session by itself and everything else by the test's script. */
async function serving(answer: Answer) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!;
    seen.push(`${request.method ?? ''} ${path} ${request.headers.authorization ?? '-'}`);
    request.resume().on('end', () => {
      if (path === '/v1/session' && request.headers.authorization !== 'Bearer old') json(response, 200, session);
      else answer(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  return {
    url,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
const command = { name: 'thing.save' } as never;
const quick = { firstDelay: 5 };

test('a refused token is renewed once, by one call for all that are in flight', async () => {
  await using server = await serving((request, response) => {
    if (request.headers.authorization === 'Bearer old') json(response, 401, { error: { code: 'unauthorized', message: '' } });
    else json(response, 200, { items: [] });
  });
  const asked: (string | undefined)[] = [];
  const getToken = async (refused?: string) => {
    asked.push(refused);
    await wait(10);
    return refused === undefined ? 'old' : 'new';
  };
  await using crm = connectCrm({ url: server.url, getToken, retry: quick });
  await Promise.all([crm.list(thing), crm.list(thing, { search: 'x' }), crm.list(thing, { limit: 3 })]);
  assert.deepEqual(asked, [undefined, 'old']);
});

test('a token that stays refused is an error, not a loop', async () => {
  await using server = await serving((_request, response) => {
    json(response, 401, { error: { code: 'unauthorized', message: 'no', reference: 'r-1' } });
  });
  await using crm = connectCrm({ url: server.url, getToken: () => 'old', retry: quick });
  const error = await crm.get(thing, '1').catch((cause: unknown) => cause);
  assert.ok(isDealerkitError(error, 'unauthorized'));
  assert.equal(error.details.reference, 'r-1');
  assert.equal(server.seen.length, 2);
});

for (const [status, code] of [
  [409, 'busy'],
  [429, 'rate-limited'],
  [502, ''],
  [503, 'unavailable'],
  [504, ''],
] as const)
  test(`a command is retried with the same key on ${String(status)}`, async () => {
    const keys: (string | undefined)[] = [];
    await using server = await serving((request, response) => {
      keys.push(request.headers['idempotency-key'] as string);
      if (keys.length < 3) json(response, status, code ? { error: { code, message: '' } } : 'a proxy speaking');
      else json(response, 200, { output: { id: '1' } });
    });
    await using crm = connectCrm({ url: server.url, retry: quick });
    assert.deepEqual(await crm.run(command, {} as never), { id: '1' });
    assert.equal(keys.length, 3);
    assert.equal(new Set(keys).size, 1);
  });

for (const [status, code] of [
  [403, 'forbidden'],
  [404, 'not-found'],
  [412, 'conflict'],
  [413, 'too-large'],
  [422, 'key-reused'],
  [501, 'unsupported'],
] as const)
  test(`${String(status)} ${code} is final`, async () => {
    let calls = 0;
    await using server = await serving((_request, response) => {
      calls++;
      json(response, status, { error: { code, message: 'm', fields: { a: { code: 'x' } } } });
    });
    await using crm = connectCrm({ url: server.url, retry: quick });
    const error = await crm.run(command, {} as never).catch((cause: unknown) => cause);
    assert.ok(isDealerkitError(error, code));
    assert.deepEqual(error.details.fields, { a: { code: 'x' } });
    assert.equal(calls, 1);
  });

test('Retry-After is waited for, and an abort ends the wait at once', async () => {
  const times: number[] = [];
  await using server = await serving((_request, response) => {
    times.push(performance.now());
    if (times.length === 1) json(response, 503, { error: { code: 'unavailable', message: '' } }, { 'retry-after': '1' });
    else if (times.length === 2) json(response, 200, { output: 1 });
    else json(response, 503, { error: { code: 'unavailable', message: '' } }, { 'retry-after': '20' });
  });
  await using crm = connectCrm({ url: server.url, retry: quick });
  await crm.run(command, {} as never);
  assert.ok(times[1]! - times[0]! >= 990);
  const abort = new AbortController();
  const running = crm.run(command, {} as never, { signal: abort.signal });
  const started = performance.now();
  setTimeout(() => {
    abort.abort();
  }, 100);
  await assert.rejects(running);
  assert.ok(performance.now() - started < 1000);
});

test('a dead network is retried, then said', async () => {
  await using crm = connectCrm({ url: 'http://127.0.0.1:9/', retry: { attempts: 2, firstDelay: 1 } });
  await assert.rejects(crm.get(thing, '1'), (error) => isDealerkitError(error, 'unavailable'));
  assert.throws(
    () => connectCrm({ url: 'ftp://x' }),
    (error) => isDealerkitError(error, 'malformed'),
  );
});

test('a captive portal that answers 200 with a page is not the gateway', async () => {
  await using server = await serving((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
  );
  await using crm = connectCrm({ url: server.url, retry: { attempts: 1 } });
  await assert.rejects(Promise.resolve(crm.list(thing)), (error) => isDealerkitError(error, 'unavailable'));
});

test('the stream starts at the session, resumes after the last message, and tells when it is lost', async () => {
  const from: (string | undefined)[] = [];
  let read = 0;
  await using server = await serving((request, response) => {
    if (!request.url?.startsWith('/v1/stream')) {
      read++;
      const record = { id: '1', version: String(read), ties: [], hidden: [] };
      json(response, 200, { items: [record] });
      return;
    }
    from.push(request.headers['last-event-id'] as string);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (from.length === 1) {
      response.write(': hello\n\nid: c7\nda');
      setTimeout(() => response.end('ta: {"noun":"thing","id":"1","version":"2"}\n\n'), 80);
    } else response.write(': still here\n\n');
  });
  await using crm = connectCrm({ url: server.url, retry: quick });
  const watched = crm.watch(thing, '1');
  const stale: boolean[] = [];
  watched.subscribe(() => stale.push(watched.state.stale));
  await wait(1500);
  assert.deepEqual(from, ['c0', 'c7']);
  assert.equal(watched.state.value?.version, '2');
  assert.ok(stale.includes(true));
  assert.equal(watched.state.stale, false);
});
