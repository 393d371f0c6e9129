import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyRecord, CrmSource, LiveListener, Page, Query, Seen, Session } from '@dealerkit/core';
import { type FirstPart, askFirst } from './ask-first.ts';
import { readAhead } from './read-ahead.ts';

const query: Query = { sort: 'newest', limit: 30, count: true };
const record = (id: string, title: string): Seen<AnyRecord> => ({ id, title }) as never;
const page = (title: string): Page<Seen<AnyRecord>> => ({ items: [record('e', title)] });
const sessionOf = (id: string): Session => ({ principal: { id } }) as never;

const parts: readonly FirstPart[] = [
  { noun: 'lead', ids: ['a', 'b'] },
  { noun: 'event', query },
];

/** A source that notes what it is asked for, under one that asks ahead for two records and a query. */
function world(answer: (body: { token?: string; parts: unknown[] }) => Response | Promise<Response>) {
  const asked: string[] = [];
  let live: LiveListener | undefined;
  const source = {
    session: () => (asked.push('session'), Promise.resolve(sessionOf('later'))),
    read: (noun: string, ids: readonly string[]) => (
      asked.push(`${noun} ${ids.join(',')}`),
      Promise.resolve(ids.map((id) => record(id, 'later')))
    ),
    query: (noun: string) => (asked.push(`${noun} query`), Promise.resolve(page('later'))),
    run: (command: { name: string }) => (asked.push(command.name), Promise.resolve({ id: 'x' })),
    stream: (_from: unknown, listener: LiveListener) => ((live = listener), () => undefined),
  } as unknown as CrmSource;
  const options = {
    url: 'http://crm.test/',
    getToken: () => 't',
    fetch: (async (url: URL, init: RequestInit) => {
      asked.push(`${init.method ?? ''} ${new URL(url).pathname} ${JSON.stringify(init.headers ?? null)}`);
      return answer(JSON.parse(init.body as string) as never);
    }) as typeof fetch,
  };
  const ahead = readAhead(source, parts, askFirst(options, parts));
  ahead.stream!(undefined, { onMessage: () => undefined, onReset: () => undefined });
  return { asked, ahead, live: () => live! };
}

const good = () => Response.json({ session: sessionOf('first'), parts: [[record('a', 'first'), null], page('first')] });
const only = ['POST /v1/first null'];
const titles = (records: readonly (Seen<AnyRecord> | null)[]): unknown[] =>
  records.map((each) => (each as { title?: string } | null)?.title);

test('session, records and query come from one request, with the token in its body', async () => {
  let sent: { token?: string; parts: unknown[] } | undefined;
  const { asked, ahead } = world((body) => ((sent = body), good()));
  assert.equal((await ahead.session()).principal.id, 'first');
  assert.deepEqual(titles(await ahead.read('lead', ['a', 'b'])), ['first', undefined], 'null is an answer: it does not exist');
  assert.deepEqual(
    await ahead.query('event', { count: true, limit: 30, sort: 'newest' }),
    page('first'),
    'the order of keys is no difference',
  );
  assert.deepEqual(asked, only);
  assert.deepEqual(sent, { token: 't', parts });
});

test('each answer is given once, and what was not asked ahead is asked for', async () => {
  const { asked, ahead } = world(good);
  await ahead.session();
  assert.deepEqual(titles(await ahead.read('lead', ['c', 'a', 'd'])), ['later', 'first', 'later']);
  assert.deepEqual(titles(await ahead.read('lead', ['a'])), ['later']);
  await ahead.query('event', query);
  assert.deepEqual(await ahead.query('event', query), page('later'));
  assert.deepEqual(await ahead.query('event', { ...query, limit: 10 }), page('later'));
  assert.deepEqual(asked, [...only, 'lead c,d', 'lead a', 'event query', 'event query']);
});

test('what the live stream tells is asked for anew, and everything after a command or a reset', async () => {
  const told = world(good);
  await told.ahead.session();
  told.live().onMessage({ cursor: '1', noun: 'lead', id: 'a', version: '2' });
  assert.deepEqual(titles(await told.ahead.read('lead', ['a', 'b'])), ['later', undefined]);
  told.live().onMessage({ cursor: '2', noun: 'event', id: 'new', version: '1' });
  assert.deepEqual(await told.ahead.query('event', query), page('later'));
  for (const change of [
    ({ ahead }: typeof told) => ahead.run({ name: 'lead.update' } as never, {}, { key: 'k' }),
    async ({ live }: typeof told) => {
      await Promise.resolve();
      live().onReset();
    },
    ({ ahead }: typeof told) => ahead.session(),
  ]) {
    const other = world(good);
    await other.ahead.session();
    await change(other);
    assert.deepEqual(titles(await other.ahead.read('lead', ['a'])), ['later']);
    assert.deepEqual(await other.ahead.query('event', query), page('later'));
  }
});

for (const [name, answer] of [
  ['is refused', () => Response.json({}, { status: 401 })],
  ['does not exist there', () => new Response('', { status: 404 })],
  ['does not arrive', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['is answered by something else', () => new Response('<p>A proxy speaking')],
] as const)
  test(`where the request ${name}, everything is asked for in the ordinary way`, async () => {
    const { asked, ahead } = world(answer);
    assert.equal((await ahead.session()).principal.id, 'later');
    assert.deepEqual(titles(await ahead.read('lead', ['a', 'b'])), ['later', 'later']);
    assert.deepEqual(await ahead.query('event', query), page('later'));
    assert.deepEqual(asked, [...only, 'session', 'lead a,b', 'event query']);
  });

test('a part that failed is asked for by itself', async () => {
  const { asked, ahead } = world(() => Response.json({ session: sessionOf('first'), parts: [null, null] }));
  await ahead.session();
  await ahead.read('lead', ['a', 'b']);
  await ahead.query('event', query);
  assert.deepEqual(asked, [...only, 'lead a,b', 'event query']);
});
