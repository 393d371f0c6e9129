/** Calendars of tasks: the download of who is signed in, and private addresses that end when they are revoked. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { calendarFeedPath, createCalendarFeed, createTask, newServiceSecret, revokeCalendarFeed } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, allNouns, house, openCrm } from '@dealerkit/core/server';
import { foundDealership } from './support/dealership.ts';
import { type Answer, type GatewayServer, startGateway } from './support/gateway-server.ts';

describe('calendars', () => {
  let backend: Backend, gateway: GatewayServer;
  const as = (id: string) => openCrm({ backend, nouns: dealerNouns, principal: { id } });
  const root = () => openCrm({ backend, nouns: dealerNouns, principal: house });
  before(async () => {
    backend = memoryBackend({ nouns: allNouns(dealerNouns) });
    await foundDealership(backend);
    gateway = await startGateway({ backendFor: () => backend });
    const dueAt = '2027-06-15T09:00:00.000Z';
    await as('ana').run(createTask, { kind: 'appointment', title: 'Essai de Coco', dueAt });
    await as('bob').run(createTask, { kind: 'task', title: 'Bob’s own', dueAt });
  });
  after(() => gateway.close());

  const feedOf = async (person: string): Promise<{ id: string; path: string }> => {
    const { secret, hash } = await newServiceSecret();
    const { id } = await as(person).run(createCalendarFeed, { hash });
    return { id, path: `/${calendarFeedPath(id, secret)}` };
  };
  const get = (path: string): Promise<Answer> => gateway.ask('GET', path);
  /** An answer without what differs in every answer. */
  const bare = ({ status, text, json, headers }: Answer): unknown => [
    status,
    text.replaceAll(json.error!.reference, ''),
    [...headers].filter(([name, value]) => name !== 'date' && value !== json.error!.reference),
  ];
  const unknown = `/calendar/nothing_${'ab'.repeat(32)}.ics`;

  test('C25 who is signed in downloads his own tasks, and another’s only as far as he may see them', async () => {
    const own = await gateway.ask('GET', '/v1/calendar.ics', { as: 'ana' });
    assert.equal(own.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(own.text, /SUMMARY:Essai de Coco\r\n/);
    assert.doesNotMatch(own.text, /Bob/);
    assert.doesNotMatch((await gateway.ask('GET', '/v1/calendar.ics?owner=bob', { as: 'ana' })).text, /Bob/);
    assert.match((await gateway.ask('GET', '/v1/calendar.ics?owner=bob', { as: 'boss' })).text, /Bob’s own/);
    assert.equal((await get('/v1/calendar.ics')).status, 401);
    assert.equal((await gateway.ask('POST', '/v1/calendar.ics', { as: 'ana', json: {} })).status, 405);
  });

  test('an address shows what its owner may see now, is kept by nobody, and ends when it is revoked', async () => {
    const { id, path } = await feedOf('ana');
    const shown = await get(path);
    assert.match(shown.text, /Essai de Coco/);
    assert.equal(shown.headers.get('cache-control'), 'private, no-store');
    await root().run({ name: 'policy.grant' } as never, { node: 'user:ana', levels: { 'task.view': 'none' } } as never);
    assert.doesNotMatch((await get(path)).text, /VEVENT/);
    await root().run({ name: 'policy.grant' } as never, { node: 'user:ana', levels: { 'task.view': 'inherit' } } as never);
    assert.match((await get(path)).text, /Essai de Coco/);
    await assert.rejects(as('bob').run(revokeCalendarFeed, { id }));
    await as('ana').run(revokeCalendarFeed, { id });
    assert.deepEqual(bare(await get(path)), bare(await get(unknown)));
  });

  test('revoked, unknown, of another secret and of who has left are answered alike', async () => {
    const { id, path } = await feedOf('bob');
    assert.equal((await get(path)).status, 200);
    await root().run(
      { name: 'user.save' } as never,
      { id: 'bob', data: { name: 'Bob', profileId: 'salesperson', active: false } } as never,
    );
    const plain = bare(await get(unknown));
    for (const other of [path, `/calendar/${id}_${'cd'.repeat(32)}.ics`, '/calendar/x.ics', '/calendar/constructor'])
      assert.deepEqual(bare(await get(other)), plain, other);
  });

  test('guessing is limited by address', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => get(unknown)));
    assert.ok(answers.some(({ status }) => status === 429));
  });
});
