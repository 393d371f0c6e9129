/** What could be guessed without being shown: by equality, by count, by a key, by the time that an answer takes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dealerNouns, dealerPreset } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, allNouns, house as root, openSource } from '@dealerkit/core/server';
import { attack } from './attack/attack.ts';
import { type Treasure, foundHouse } from './attack/house.ts';
import { canary, leaksIn } from './attack/wire.ts';
import { type Answer, type GatewayServer, listen, startGateway, until } from './support/gateway-server.ts';

const ana = { id: 'ana', user: { profileId: 'salesperson', branchId: 'b1' }, sees: ['user', 'group', 'profile', 'branch', 'settings'] };
const number = canary.phone(77);
const wrong = '+33688800077';

describe('what is not shown', () => {
  let backend: Backend;
  let gateway: GatewayServer;
  let treasure: Treasure;
  let glass: string;

  const house = (command: string, input: object) =>
    openSource({ backend, nouns: dealerNouns, principal: root }).run(command, input, { key: crypto.randomUUID() }) as Promise<{
      id: string;
    }>;
  const run = (as: string, command: string, input: object, key: string = crypto.randomUUID()): Promise<Answer> =>
    gateway.ask('POST', `/v1/commands/${command}`, { as, json: { input }, headers: { 'idempotency-key': key } });
  const ask = (as: string, noun: string, query: object): Promise<Answer> => gateway.ask('POST', `/v1/${noun}/query`, { as, json: query });
  const told = ({ status, text }: Answer): unknown => [
    status,
    text.replace(/"reference":"\w+"/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'),
  ];

  before(async () => {
    backend = memoryBackend({ nouns: allNouns(dealerNouns) });
    ({ treasure } = await foundHouse(backend, dealerPreset, { ana, bob: { ...ana, id: 'bob' } }));
    const data = {
      kind: 'person',
      firstName: 'Glass',
      lastName: 'House',
      emails: ['glass@x.fr'],
      phones: [number],
      branchId: 'b1',
      ownerId: 'ana',
    };
    glass = (await house('client.upsert', { externalId: { system: 'dms', id: 'glass' }, data })).id;
    await house('policy.grant', { node: 'profile:salesperson', levels: { 'client.view.phones': 'none' } });
    gateway = await startGateway({ backendFor: () => backend });
  });
  after(() => gateway.close());

  it('the suite reads what it would have to find: its owner is caught at once', async () => {
    const { findings } = await attack(gateway, backend, { id: 'vip', sees: [] }, treasure, { only: ['lead.assign'], every: 50 });
    assert.ok(findings.some((found) => /^GET .* told tr34sure/.test(found)));
    assert.ok(findings.some((found) => found.includes('tells what exists')));
    assert.ok(findings.some((found) => found.startsWith('changed lead')));
  });

  it('a field that one may not read: not by id, list, filter, search or word of it', async () => {
    const asked = [
      await gateway.ask('GET', `/v1/client?ids=${glass}`, { as: 'ana' }),
      await ask('ana', 'client', { where: { eq: ['id', glass] } }),
      await ask('ana', 'event', { where: { eq: ['subject', `client:${glass}`] } }),
      await gateway.ask('GET', '/v1/session', { as: 'ana' }),
    ];
    assert.match(asked[0]!.text, /"hidden":\["phones"\]/);
    for (const { text } of asked) assert.deepEqual(leaksIn(text, ''), []);
    for (const where of [
      (value: string) => ({ eq: ['phones', value] }),
      (value: string) => ({ not: { in: ['phones', [value]] } }),
      (value: string) => ({ and: [{ eq: ['id', glass] }, { or: [{ eq: ['phones', value] }, { isNull: 'phones' }] }] }),
    ]) {
      const [right, other] = [await ask('ana', 'client', { where: where(number) }), await ask('ana', 'client', { where: where(wrong) })];
      assert.deepEqual([right.status, told(right)], [403, told(other)]);
    }
    for (const part of [number, number.slice(3), number.slice(0, 9)]) {
      const found = await ask('ana', 'client', { search: part, count: true });
      assert.deepEqual(told(found), told(await ask('ana', 'client', { search: wrong, count: true })));
      assert.equal(found.json['total'], 0);
    }
    assert.equal((await ask('vip', 'client', { search: number, count: true })).json['total'], 1, 'who may read it finds it');
  });

  it('nor by what a change answers: a conflict, a value that was there already', async () => {
    const change = (value: string) =>
      run('ana', 'client.update', { id: glass, patch: { phones: ['+33600000001'] }, from: { phones: [value] } });
    const restore = () => house('client.update', { id: glass, patch: { phones: [number] } });
    const right = await change(number);
    await restore();
    const other = await change(wrong);
    await restore();
    assert.deepEqual(told(right), told(other));
    assert.deepEqual(leaksIn(right.text + other.text, ''), []);
    const put = (value: string) => run('ana', 'client.upsert', { externalId: { system: 'dms', id: 'glass' }, data: { phones: [value] } });
    const same = await put(number);
    assert.deepEqual([same.status, told(same)], [200, told(await put(wrong))]);
    await restore();
    const conflict = await run('vip', 'client.update', { id: glass, patch: { phones: [wrong] }, from: { phones: ['+33600000002'] } });
    assert.equal(conflict.status, 412, 'who may read it is told what stands there');
    assert.ok(conflict.text.includes(number));
  });

  it('an external id that is taken says so, and neither by whom nor of what', async () => {
    const answer = await run('ana', 'client.upsert', {
      externalId: { system: 'dms', id: canary.text('external') },
      data: { jobTitle: 'x' },
    });
    assert.deepEqual([answer.status, answer.json.error?.code], [422, 'duplicate']);
    assert.deepEqual(leaksIn(answer.text, canary.text('external')), []);
  });

  it('another person’s key is a key of one’s own', async () => {
    const input = { kind: 'person', firstName: 'Key', lastName: 'Holder', branchId: 'b1' };
    const key = crypto.randomUUID();
    const [first, second] = [await run('ana', 'client.create', input, key), await run('bob', 'client.create', input, key)];
    assert.deepEqual([first.status, second.status, second.headers.get('idempotent-replayed')], [200, 200, null]);
    assert.notEqual(first.text, second.text);
    const other = await run('bob', 'client.create', { ...input, lastName: 'Other' }, crypto.randomUUID());
    assert.equal(other.status, 200);
  });

  it('a record that was given away is heard of once more, as gone', async () => {
    const lead = await house('lead.create', { clientId: glass, ownerId: 'ana', branchId: 'b1' });
    const stream = await listen(gateway.url, 'ana');
    await until(() => stream.text() !== '');
    await house('lead.assign', { id: lead.id, ownerId: 'vip' });
    await house('lead.setStatus', { id: lead.id, stageId: 'qualified' });
    const own = await run('ana', 'client.create', { kind: 'person', firstName: 'After', lastName: 'Wards', branchId: 'b1' });
    const marker = (own.json['output'] as { id: string }).id;
    await until(() => stream.messages.some(({ data }) => data['id'] === marker));
    const heard = stream.messages.filter(({ data }) => data['id'] === lead.id);
    assert.deepEqual(
      heard.map(({ data }) => data),
      [{ noun: 'lead', id: lead.id, gone: true }],
    );
    stream.close();
  });

  it('the time of an answer does not tell a hidden record from none', async () => {
    const nowhere = (id: string): string => id.replace('tr34sure', 'n0where0');
    const pairs: readonly (readonly [string, (id: string) => Promise<Answer>, string])[] = [
      ['GET', (id) => gateway.ask('GET', `/v1/lead?ids=${id}`, { as: 'ana' }), treasure['lead']!],
      ['query', (id) => ask('ana', 'lead', { where: { eq: ['id', id] }, count: true }), treasure['lead']!],
      ['command', (id) => run('ana', 'lead.setStatus', { id, status: 'won' }), treasure['lead']!],
      ['preview', (id) => gateway.ask('POST', '/v1/commands/client.update/preview', { as: 'ana', json: { input: { id, patch: {} } } }), treasure['client']!], // prettier-ignore
    ];
    for (const [name, send, id] of pairs) {
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round < 160; round++)
        for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const since = performance.now();
          await send(which === 0 ? id : nowhere(id));
          if (round >= 20) times[which].push(performance.now() - since);
        }
      const [hidden, none] = times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]!) as [number, number];
      console.log(`# ${name}: hidden ${hidden.toFixed(2)} ms, none ${none.toFixed(2)} ms`);
      assert.ok(Math.abs(hidden - none) < 0.5 + 0.5 * Math.min(hidden, none), `${name}: ${String(hidden)} against ${String(none)}`);
    }
  });
});
