/** The gateway behind a real socket: rights, bad input, the live stream, and its description. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, allNouns } from '@dealerkit/core/server';
import { jwtAuth } from '@dealerkit/gateway';
import { Validator } from '@seriousme/openapi-schema-validator';
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import { foundDealership } from './support/dealership.ts';
import { type Asked, type GatewayServer, listen, startGateway, until } from './support/gateway-server.ts';

const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });

describe('gateway', () => {
  let gateway: GatewayServer;
  let backend: Backend;
  before(async () => {
    backend = memoryBackend({ nouns: allNouns(dealerNouns) });
    await foundDealership(backend);
    gateway = await startGateway({ backendFor: () => backend, submissionsPerMinute: 10_000 });
  });
  after(() => gateway.close());

  const run = (as: string, name: string, input: unknown, headers = key()) =>
    gateway.ask('POST', `/v1/commands/${name}`, { as, json: { input }, headers });
  const capture = async (fields: Record<string, string>): Promise<void> => {
    const { status } = await gateway.ask('POST', '/f/contact-1', {
      body: new URLSearchParams(fields),
      headers: { accept: 'application/json' },
    });
    assert.equal(status, 201);
  };
  const leadsOf = async (as: string): Promise<readonly { readonly id: string; readonly version: string }[]> => {
    const { json } = await gateway.ask('POST', '/v1/lead/query', { as, json: {} });
    return json['items'] as never;
  };

  test('what one may not view is byte for byte what does not exist', async () => {
    await capture({ email: 'rights@example.fr' });
    const [lead] = await leadsOf('ana');
    const read = (as: string, id: string) => gateway.ask('GET', `/v1/lead?ids=${id}`, { as });
    assert.equal(((await read('ana', lead!.id)).json['items'] as unknown[]).length, 1);
    assert.equal((await read('bob', lead!.id)).text, (await read('bob', 'nothing')).text);
    assert.equal((await read('bob', lead!.id)).text, '{"items":[null]}');
    const act = async (id: string) => {
      const { status, json } = await run('bob', 'lead.setStatus', { id, status: 'won' });
      return [status, { ...json.error, reference: '' }];
    };
    assert.deepEqual(await act(lead!.id), await act('nothing'));
    assert.equal((await act(lead!.id))[0], 404);
    const refused = await run('ana', 'lead.assign', { id: lead!.id, ownerId: 'bob' });
    assert.deepEqual([refused.status, refused.json.error?.code], [403, 'forbidden']);
  });

  test('a command runs once per key, and says when it had run before', async () => {
    const headers = key();
    const input = { kind: 'person', firstName: 'Zoé', lastName: 'Ødegård', emails: ['zoe@example.fr'] };
    const [first, second] = [await run('ana', 'client.create', input, headers), await run('ana', 'client.create', input, headers)];
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(first.text, second.text);
    assert.deepEqual([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')], [null, 'true']);
    const other = await run('ana', 'client.create', { ...input, lastName: 'Other' }, headers);
    assert.deepEqual([other.status, other.json.error?.code], [422, 'key-reused']);
  });

  test('every kind of bad input gets its typed error, a reference that the log knows, and nothing of our insides', async () => {
    const json = (value: unknown): Asked => ({ as: 'ana', json: value });
    const query = (value: unknown) => ['POST', '/v1/lead/query', json(value)] as const;
    const command = (input: unknown, headers: Readonly<Record<string, string>> = key()) =>
      ['POST', '/v1/commands/client.create', { as: 'ana', json: { input }, headers }] as const;
    const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ not: inner }), { isNull: 'id' });
    const person = { kind: 'person', firstName: 'A', lastName: 'B', emails: ['a@b.fr'] };
    const type = (value: string) => ({ 'content-type': value });
    const table: readonly (readonly [string, readonly [string, string, Asked?], number, string])[] = [
      ['no token', ['GET', '/v1/session'], 401, 'unauthorized'],
      ['nobody', ['GET', '/v1/session', { as: 'nobody' }], 401, 'unauthorized'],
      ['the house is no token', ['GET', '/v1/session', { as: 'system' }], 401, 'unauthorized'],
      ['unknown address', ['GET', '/nothing'], 404, 'not-found'],
      ['unknown noun', ['POST', '/v1/nothing/query', json({})], 404, 'not-found'],
      ['a noun of Object.prototype', ['POST', '/v1/constructor/query', json({})], 404, 'not-found'],
      ['unknown command', ['POST', '/v1/commands/lead.explode', { ...json({ input: {} }), headers: key() }], 404, 'not-found'],
      ['wrong method', ['DELETE', '/v1/lead', { as: 'ana' }], 405, 'method'],
      ['wrong method of a command', ['PUT', '/v1/commands/client.create', { as: 'ana' }], 405, 'method'],
      ['no ids', ['GET', '/v1/lead', { as: 'ana' }], 400, 'malformed'],
      ['too many ids', ['GET', `/v1/lead?ids=${Array.from({ length: 201 }, (_, n) => n).join(',')}`, { as: 'ana' }], 400, 'malformed'],
      [
        'a form',
        ['POST', '/v1/lead/query', { as: 'ana', body: 'a=b', headers: type('application/x-www-form-urlencoded') }],
        415,
        'media-type',
      ],
      [
        'text/plain, which needs no preflight',
        ['POST', '/v1/lead/query', { as: 'ana', body: '{}', headers: type('text/plain') }],
        415,
        'media-type',
      ],
      ['no JSON', ['POST', '/v1/lead/query', { as: 'ana', body: '{"a":', headers: type('application/json') }], 400, 'malformed'],
      [
        'no UTF-8',
        ['POST', '/v1/lead/query', { as: 'ana', body: new Uint8Array([34, 255, 34]), headers: type('application/json') }],
        400,
        'malformed',
      ],
      ['not an object', query([]), 400, 'malformed'],
      ['unknown key', query({ offset: 3 }), 400, 'malformed'],
      [
        '__proto__',
        ['POST', '/v1/lead/query', { as: 'ana', body: '{"__proto__":{"limit":1}}', headers: type('application/json') }],
        400,
        'malformed',
      ],
      ['unknown field', query({ where: { eq: ['nothing', 1] } }), 400, 'malformed'],
      ['unknown operator', query({ where: { ne: ['status', 'open'] } }), 400, 'malformed'],
      ['a filter too deep', query({ where: deep }), 400, 'malformed'],
      ['wrong type of value', query({ where: { eq: ['status', 3] } }), 400, 'malformed'],
      ['a cursor of nobody', query({ cursor: 'x' }), 400, 'malformed'],
      ['an unknown sort', query({ sort: 'password' }), 501, 'unsupported'],
      ['a limit of nothing', query({ limit: 0 }), 400, 'malformed'],
      ['a limit of everything', query({ limit: 1e9 }), 400, 'malformed'],
      ['a search too long', query({ search: 'x'.repeat(201) }), 400, 'malformed'],
      ['no key', command(person, {}), 400, 'malformed'],
      ['a short key', command(person, { 'idempotency-key': 'x' }), 400, 'malformed'],
      ['an unknown field of a command', command({ ...person, ownerid: 'me', admin: true }), 422, 'invalid'],
      ['an over-long field', command({ ...person, lastName: 'x'.repeat(5000) }), 422, 'invalid'],
      ['a missing name', command({ kind: 'person', emails: ['a@b.fr'] }), 422, 'invalid'],
      ['no input', ['POST', '/v1/commands/client.create', { ...json({}), headers: key() }], 422, 'invalid'],
      ['an oversized body', query({ search: 'x'.repeat(1_100_000) }), 413, 'too-large'],
      ['unknown form', ['GET', '/f/nothing-here'], 404, 'not-found'],
      ['a form key of nonsense', ['GET', '/f/..%2F..%2Fetc'], 404, 'not-found'],
      ['a form by another method', ['PUT', '/f/contact-1'], 405, 'method'],
      ['an unknown file', ['GET', '/assets/nothing.js'], 404, 'not-found'],
    ];
    for (const [says, [method, path, asked], status, code] of table) {
      const answer = await gateway.ask(method, path, asked);
      assert.deepEqual([answer.status, answer.json.error?.code], [status, code], says);
      const { reference } = answer.json.error!;
      assert.ok(
        gateway.log.some((entry) => entry['reference'] === reference),
        `${says}: in the log`,
      );
      assert.doesNotMatch(answer.text, /\bat .*\.[jt]s|node_modules|stack/, says);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', says);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/, says);
      if (status === 405) assert.ok(answer.headers.get('allow'), says);
    }
    const fields = (await run('ana', 'client.create', { ...person, ownerid: 'me', lastName: 'x'.repeat(5000) })).json.error as unknown as {
      fields: Record<string, { code: string; limit?: number }>;
    };
    assert.deepEqual(fields.fields['ownerid'], { code: 'unknown' });
    assert.equal(fields.fields['lastName']?.code, 'too_big');
  });

  test('the log holds codes and references, never what people wrote', async () => {
    const canary = 'canary-4711';
    await run('ana', 'client.create', { kind: 'person', firstName: canary, [canary]: 1 });
    await gateway.ask('POST', '/f/contact-1', { body: new URLSearchParams({ message: canary }), headers: { accept: 'application/json' } });
    await gateway.ask('POST', '/v1/lead/query', { as: 'ana', json: { search: canary, cursor: canary } });
    assert.doesNotMatch(JSON.stringify(gateway.log), new RegExp(canary));
  });

  test('the live stream: one’s own by version, gone when it leaves, not one byte about what is not his', async () => {
    const [ana, bob] = await Promise.all([listen(gateway.url, 'ana'), listen(gateway.url, 'bob')]);
    await until(() => ana.text() !== '' && bob.text() !== '');
    const [before] = [await leadsOf('ana')];
    await capture({ email: `${crypto.randomUUID()}@example.fr` });
    const lead = (await leadsOf('ana')).find(({ id }) => !before.some((other) => other.id === id))!;
    await until(() => ana.messages.some(({ data }) => data['id'] === lead.id));
    const told = ana.messages.find(({ data }) => data['id'] === lead.id);
    assert.deepEqual(told?.data, { noun: 'lead', id: lead.id, version: lead.version });
    assert.ok(!bob.text().includes(lead.id), 'nothing of it for Bob');
    await run('boss', 'lead.assign', { id: lead.id, ownerId: 'bob' });
    await until(() => ana.messages.some(({ data }) => data['id'] === lead.id && data['gone'] === true));
    await until(() => bob.messages.some(({ data }) => data['id'] === lead.id && data['version'] !== undefined));
    assert.ok(!/example\.fr|Merci/.test(ana.text() + bob.text()), 'no content');
    ana.close();
    bob.close();
    const later = await listen(gateway.url, 'ana', told.id);
    await until(() => later.messages.some(({ data }) => data['gone'] === true));
    later.close();
    const lost = await listen(gateway.url, 'ana', 'no cursor of ours');
    await until(() => lost.messages.some(({ event }) => event === 'reset'));
    lost.close();
    assert.equal((await listen(gateway.url, 'nobody')).status, 401);
  });

  test('a policy change reaches an open stream as a reset, and the next request', async () => {
    const stream = await listen(gateway.url, 'far');
    await until(() => stream.text() !== '');
    const [stored] = (await gateway.ask('GET', '/v1/policy?ids=policy', { as: 'adm' })).json['items'] as [
      { policy: never; version: string },
    ];
    const { policy, version } = stored as { policy: { nodes: Record<string, { levels: Record<string, unknown> }> }; version: string };
    const manager = policy.nodes['profile:manager']!;
    const nodes = { ...policy.nodes, 'profile:manager': { ...manager, levels: { ...manager.levels, 'lead.view': 'none' } } };
    const changed = await run('adm', 'policy.set', { policy: { ...policy, nodes }, version });
    assert.equal(changed.status, 200, changed.text);
    await until(() => stream.messages.some(({ event }) => event === 'reset'));
    stream.close();
    assert.deepEqual(await leadsOf('boss'), []);
    const back = (await gateway.ask('GET', '/v1/policy?ids=policy', { as: 'adm' })).json['items'] as [{ version: string }];
    assert.equal((await run('adm', 'policy.set', { policy, version: back[0].version })).status, 200);
  });

  test('preflights: any origin for the API without a list, none of cookies', async () => {
    const asked = {
      origin: 'https://portal.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const { status, headers } = await gateway.ask('OPTIONS', '/v1/lead/query', { headers: asked });
    assert.deepEqual(
      [status, headers.get('access-control-allow-origin'), headers.get('access-control-max-age')],
      [204, 'https://portal.example', '86400'],
    );
    assert.equal(headers.get('access-control-allow-credentials'), null);
    const strict = await startGateway({ backendFor: () => backend, origins: ['https://dealer.fr'] });
    for (const origin of [
      'https://dealer.fr.evil.com',
      'null',
      'http://dealer.fr',
      'https://dealer.fr:8443',
      'https://DEALER.fr',
      'https://dealer.fr.',
    ])
      assert.equal(
        (await strict.ask('OPTIONS', '/v1/lead', { headers: { ...asked, origin } })).headers.get('access-control-allow-origin'),
        null,
        origin,
      );
    await strict.close();
  });

  test('a body that never ends is refused with an answer, not with a broken connection', async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    const body = 'x'.repeat(2_000_000);
    socket.write(
      `POST /v1/lead/query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ana\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\nConnection: close\r\n\r\n${body}`,
    );
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    assert.match(text, /^HTTP\/1\.1 413 /);
  });

  test('what a page shows first comes with the session in one answer, each part as by itself, without a preflight', async () => {
    await capture({ email: 'first@example.fr' });
    const [lead] = await leadsOf('ana');
    const history = { where: { in: ['about', [`lead:${lead!.id}`]] }, sort: 'newest', limit: 30, count: true };
    const first = (body: unknown, headers: Readonly<Record<string, string>> = { 'content-type': 'text/plain;charset=UTF-8' }) =>
      gateway.ask('POST', '/v1/first', { body: JSON.stringify(body), headers });
    const parts = [
      { noun: 'lead', ids: [lead!.id, 'nothing'] },
      { noun: 'event', query: history },
      { noun: 'event', query: { sort: 'never' } },
    ];
    const alone = async (as: string) => [
      (await gateway.ask('GET', `/v1/lead?ids=${lead!.id},nothing`, { as })).json['items'],
      (await gateway.ask('POST', '/v1/event/query', { as, json: history })).json,
      null,
    ];
    for (const token of ['ana', 'bob']) {
      const { status, json } = await first({ token, parts });
      assert.equal(status, 200);
      assert.equal((json['session'] as { principal: { id: string } }).principal.id, token);
      assert.deepEqual(json['parts'], await alone(token));
    }
    const { json } = await gateway.ask('POST', '/v1/first', { as: 'ana', json: { parts } });
    assert.deepEqual(json['parts'], await alone('ana'), 'and with a header');
    const code = async (body: unknown) => {
      const { status, json } = await first(body);
      return [status, json.error?.code];
    };
    assert.deepEqual(await code({ parts: [] }), [401, 'unauthorized']);
    assert.deepEqual(await code({ token: 'nobody', parts: [] }), [401, 'unauthorized']);
    for (const wrong of [
      {},
      { parts: 'lead' },
      { parts: [{ noun: 'lead' }] },
      { parts: [null] },
      { parts: [{ noun: 'lead', ids: [1] }] },
      { parts: [{ noun: 'lead', ids: Array.from({ length: 201 }, String) }] },
      { parts: [{ noun: 'lead', ids: [], query: {} }] },
      { parts: Array.from({ length: 13 }, () => ({ noun: 'lead', ids: [] })) },
      { parts: [], more: 1 },
      { token: 7, parts: [] },
    ])
      assert.deepEqual(await code({ token: 'ana', ...wrong }), [400, 'malformed'], JSON.stringify(wrong));
    assert.equal((await first({ parts: [] }, { 'content-type': 'text/html' })).status, 415);
    assert.equal((await gateway.ask('GET', '/v1/first', { as: 'ana' })).status, 405);
  });

  test('OpenAPI 3.1 describes every noun and command, and is valid', async () => {
    const { json } = await gateway.ask('GET', '/v1/openapi.json');
    const result = await new Validator().validate(json);
    assert.deepEqual(result.errors ?? [], []);
    assert.equal(result.valid, true);
    const paths = Object.keys(json['paths'] as object);
    for (const path of [
      '/v1/session',
      '/v1/first',
      '/v1/stream',
      '/v1/lead',
      '/v1/client/query',
      '/v1/commands/lead.assign',
      '/v1/commands/policy.set/preview',
      '/v1/files/{id}',
      '/v1/calendar.ics',
      '/calendar/{name}',
    ])
      assert.ok(paths.includes(path), path);
  });
});

test('tokens: only ours, signed by the portal’s keys, not expired, never the house’s names', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const stranger = await generateKeyPair('ES256');
  const authenticate = jwtAuth({ key: publicKey, issuer: 'portal', audience: 'dealerkit', tenantClaim: 'tenant' });
  const sign = (claims: Record<string, unknown>, by: CryptoKey = privateKey, exp: string | number = '5m') =>
    new SignJWT({ tenant: 't', ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('portal')
      .setAudience('dealerkit')
      .setExpirationTime(exp)
      .sign(by);
  const who = async (token: string) =>
    authenticate(new Request('http://x/', { headers: { authorization: `Bearer ${token}` } }), { remoteAddress: '10.0.0.1' });
  assert.deepEqual(await who(await sign({ sub: 'ana' })), { tenant: 't', principal: { id: 'ana', ip: '10.0.0.1' } });
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
  const forged: Record<string, string> = {
    'by a stranger': await sign({ sub: 'ana' }, stranger.privateKey),
    expired: await sign({ sub: 'ana' }, privateKey, Math.floor(Date.now() / 1000) - 60),
    'without a subject': await sign({}),
    'of the house': await sign({ sub: 'system' }),
    'of a form': await sign({ sub: 'form:f1' }),
    'without a tenant': await sign({ sub: 'ana', tenant: 3 }),
    unsigned: new UnsecuredJWT({ sub: 'ana', tenant: 't' }).setIssuer('portal').setAudience('dealerkit').setExpirationTime('5m').encode(),
    'with the public key as a secret': await new SignJWT({ sub: 'ana', tenant: 't' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('portal')
      .setAudience('dealerkit')
      .setExpirationTime('5m')
      .sign(secret),
    'with a key of its own in the header': await new SignJWT({ sub: 'ana', tenant: 't' })
      .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(stranger.publicKey) })
      .setIssuer('portal')
      .setAudience('dealerkit')
      .setExpirationTime('5m')
      .sign(stranger.privateKey),
    'for another audience': await new SignJWT({ sub: 'ana', tenant: 't' })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('portal')
      .setAudience('others')
      .setExpirationTime('5m')
      .sign(privateKey),
    'without an end': await new SignJWT({ sub: 'ana', tenant: 't' })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer('portal')
      .setAudience('dealerkit')
      .sign(privateKey),
    nonsense: 'a.b.c',
  };
  for (const [says, token] of Object.entries(forged)) assert.equal(await who(token), null, says);
  assert.equal(await authenticate(new Request('http://x/'), {}), null);
});
