/** Service keys: how a script signs in to a gateway, and how that ends. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  clientNoun,
  createClient,
  createServiceKey,
  isDealerkitError,
  newServiceSecret,
  readServiceToken,
  revokeServiceKey,
  serviceKeyNoun,
  serviceToken,
} from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { testClock } from '@dealerkit/core/testing';
import { type Backend, allNouns, eventNoun, house, openCrm, policyId } from '@dealerkit/core/server';
import { anyAuth, serviceKeyAuth } from '@dealerkit/gateway';
import { connectCrm } from '@dealerkit/http';
import { foundDealership } from './support/dealership.ts';
import { type GatewayServer, startGateway, tokenAuth } from './support/gateway-server.ts';

const day = 86_400_000;

describe('service keys', () => {
  const clock = testClock(new Date().toISOString());
  const backend: Backend = memoryBackend({ nouns: allNouns(dealerNouns) });
  const as = (id: string) => openCrm({ backend, nouns: dealerNouns, principal: id === 'house' ? house : { id }, clock });
  let server: GatewayServer;
  before(async () => {
    await foundDealership(backend);
    const keys = serviceKeyAuth({ backendFor: () => backend, clock });
    server = await startGateway({ backendFor: () => backend, authenticate: anyAuth(keys, tokenAuth), clock });
  });
  after(() => server.close());

  async function make(wanted: { userId?: string; levels?: Record<string, 'all' | 'own'>; expiresAt?: string; name?: string }) {
    const { secret, hash } = await newServiceSecret();
    const { id, expiresAt } = await as('adm').run(createServiceKey, { name: 'sync', hash, ...wanted });
    return { id, hash, secret, expiresAt, token: await serviceToken(id, secret) };
  }
  const statusOf = async (token: string): Promise<number> => (await server.ask('GET', '/v1/session', { as: token })).status;
  const connect = (token: string) => connectCrm({ url: server.url, getToken: (refused) => (refused === undefined ? token : undefined) });

  test('a key acts as the person that it was made for, and says who did it', async () => {
    const { token, id } = await make({ userId: 'ana' });
    await using crm = connect(token);
    const made = await crm.run(createClient, { kind: 'person', firstName: 'A', lastName: 'B' });
    assert.equal((await crm.get(clientNoun, made.id)).createdBy, 'ana');
    await assert.rejects(crm.run(createServiceKey, { name: 'x', hash: '0'.repeat(64), userId: 'adm' }), (error) =>
      isDealerkitError(error, 'forbidden'),
    );
    const [stored] = await backend.get('serviceKey', [id]);
    assert.equal(stored?.record['lastUsedAt'], new Date(clock.now()).toISOString());
  });

  test('a key with levels of its own may do exactly these, and owns nothing', async () => {
    const { token, id } = await make({ levels: { 'client.view': 'all', 'client.create': 'all' } });
    await using crm = connect(token);
    const made = await crm.run(createClient, { kind: 'person', firstName: 'C', lastName: 'D' });
    const client = await crm.get(clientNoun, made.id);
    assert.deepEqual([client.createdBy, client.ownerIds], [`service:${id}`, []]);
    await assert.rejects(crm.run({ name: 'client.update' } as never, { id: made.id, patch: { jobTitle: 'x' } } as never), (error) =>
      isDealerkitError(error, 'forbidden'),
    );
    assert.deepEqual((await crm.list({ name: 'lead' } as never, {})).items, []);
  });

  test('unknown, wrong, torn, over and revoked keys, and those of people who left, are all the same 401', async () => {
    const good = await make({ userId: 'bob' });
    const [over, revoked] = [
      await make({ userId: 'bob', expiresAt: new Date(clock.now() + day).toISOString() }),
      await make({ userId: 'bob' }),
    ];
    assert.equal(await statusOf(over.token), 200);
    await as('adm').run(revokeServiceKey, { id: revoked.id });
    const others = await make({ userId: 'bob' });
    const wrong = [
      await serviceToken('00000000-0000-7000-8000-000000000000', good.secret),
      await serviceToken(good.id, others.secret),
      `${good.token.slice(0, -1)}${good.token.endsWith('0') ? '1' : '0'}`,
      'dk_',
      'dk_x',
      revoked.token,
    ];
    const answers = await Promise.all(wrong.map((token) => server.ask('GET', '/v1/session', { as: token })));
    const faces = answers.map(({ status, json }) => JSON.stringify([status, { ...json.error, reference: '' }]));
    assert.deepEqual([...new Set(faces)].length, 1, faces.join('\n'));
    assert.equal(answers[0]!.status, 401);
    clock.advance(day);
    assert.equal(await statusOf(over.token), 401);
    assert.equal(await statusOf(good.token), 200);
    await as('house').run({ name: 'user.save' } as never, { id: 'bob', data: { name: 'bob', active: false } } as never);
    assert.equal(await statusOf(good.token), 401);
    await as('house').run({ name: 'user.save' } as never, { id: 'bob', data: { name: 'bob', active: true } } as never);
  });

  test('revoking ends the next request, and an open stream within five seconds; the levels are gone too', async () => {
    const { token, id } = await make({ levels: { 'client.view': 'all' } });
    const stream = await fetch(`${server.url}/v1/stream`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(stream.status, 200);
    const reader = stream.body!.getReader();
    const ended = (async () => {
      while (!(await reader.read()).done);
      return performance.now();
    })();
    const begin = performance.now();
    await as('adm').run(revokeServiceKey, { id });
    assert.equal(await statusOf(token), 401);
    const end = await Promise.race([ended, wait(8000, undefined, { ref: false })]);
    assert.ok(end !== undefined && end - begin < 5000, `the stream ended after ${String(end && end - begin)} ms`);
    const [policy] = await backend.get('policy', [policyId]);
    assert.ok(!JSON.stringify(policy!.record).includes(id));
    assert.deepEqual(await as('adm').run(revokeServiceKey, { id }), { id }, 'again is no error');
  });

  test('the hash never leaves: not by reading, filtering, sorting or in events; the token is no word of the store', async () => {
    const { hash, secret, id } = await make({ userId: 'ana', name: 'quiet' });
    const adm = as('adm');
    const everything = JSON.stringify([
      await adm.get(serviceKeyNoun, id),
      await adm.list(serviceKeyNoun, { limit: 100 }),
      await adm.list(eventNoun, { limit: 100 }),
      await as('house').get(serviceKeyNoun, id),
      (await server.ask('POST', '/v1/serviceKey/query', { as: 'adm', json: {} })).text,
      (await server.ask('GET', `/v1/serviceKey?ids=${id}`, { as: 'adm' })).text,
    ]);
    assert.ok(everything.includes('quiet'));
    assert.ok(!everything.includes(hash) && !everything.includes(secret));
    assert.ok(!JSON.stringify((await backend.get('serviceKey', [id]))[0]).includes(secret));
    await assert.rejects(
      async () => adm.list(serviceKeyNoun, { where: { eq: ['hash', hash] } }),
      (error) => isDealerkitError(error, 'forbidden'),
    );
    assert.deepEqual((await as('ana').list(serviceKeyNoun, {})).items, []);
  });

  test('making one needs the policy’s right as well; what cannot be is refused: two years, the past, nobody, unknown rights', async () => {
    const { hash } = await newServiceSecret();
    const adm = as('adm');
    const no = (wanted: Record<string, unknown>, code: string) =>
      assert.rejects(
        adm.run(createServiceKey, { name: 'x', hash, ...wanted }),
        (error) => isDealerkitError(error, code as never),
        JSON.stringify(wanted),
      );
    await no({ userId: 'ana', expiresAt: new Date(clock.now() + 731 * day).toISOString() }, 'invalid');
    await no({ userId: 'ana', expiresAt: new Date(clock.now() - day).toISOString() }, 'invalid');
    await no({ userId: 'nobody-ever' }, 'invalid');
    await no({ levels: { 'horse.ride': 'all' } }, 'invalid');
    await no({}, 'invalid');
    await no({ userId: 'ana', levels: { 'client.view': 'all' } }, 'invalid');
    await assert.rejects(as('boss').run(createServiceKey, { name: 'x', hash, userId: 'ana' }), (error) =>
      isDealerkitError(error, 'forbidden'),
    );
    const { expiresAt } = await make({ userId: 'ana' });
    assert.equal(Math.round((Date.parse(expiresAt) - clock.now()) / day), 90);
  });

  test('use is noted once an hour, whoever waits', async () => {
    const { token, id } = await make({ userId: 'ana' });
    const seen = async () => (await backend.get('serviceKey', [id]))[0]!;
    await statusOf(token);
    const first = await seen();
    await statusOf(token);
    assert.equal((await seen()).version, first.version);
    clock.advance(3_600_001);
    await statusOf(token);
    assert.notEqual((await seen()).record['lastUsedAt'], first.record['lastUsedAt']);
  });

  test('a token says itself whether it was copied whole', async () => {
    const { secret, hash } = await newServiceSecret();
    const token = await serviceToken('id-1', secret);
    assert.deepEqual(await readServiceToken(token), { id: 'id-1', hash });
    for (let at = 0; at < token.length; at += 7) assert.equal(await readServiceToken(token.slice(0, at) + token.slice(at + 1)), undefined);
  });
});
