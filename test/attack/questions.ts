/** What an attacker asks of each noun: everything, by its ids, its fields, its words, its orders, and in numbers. */
import type { Noun } from '@dealerkit/core';
import type { Aim } from './inputs.ts';
import { type Request, canary } from './wire.ts';

const query = (noun: string, body: object): Request => ({ method: 'POST', path: `/v1/${noun}/query`, body: JSON.stringify(body) });
const values = { text: 'text', texts: 'text', number: 'money', boolean: 'flag' } as const;

/** Questions that may be answered with what is his own: only read for canaries. */
export function openQuestions(noun: Noun): Request[] {
  const sorts = Object.keys(noun.sorts);
  return [
    ...sorts.map((sort) => query(noun.name, { sort, limit: 100, count: true })),
    ...Object.entries(noun.fields).flatMap(([field, kind]) => [
      query(noun.name, { where: { not: { isNull: field } }, count: true }),
      query(noun.name, { sum: field, count: true }),
      ...(kind === 'text' ? [query(noun.name, { where: { or: [{ gte: [field, ''] }, { startsWith: [field, ''] }] } })] : []),
    ]),
    query(noun.name, { search: 'tr34sure', count: true }),
    query(noun.name, { search: 'eve', count: true }),
    query(noun.name, { where: { or: [{ not: { or: [] } }, { and: [] }] }, limit: 100, count: true }),
    query(noun.name, { ties: ['own:vip', 'public:default'] }),
    query(noun.name, { where: { eq: ['ties', 'own:vip'] } }),
    query(noun.name, { where: { eq: ['__proto__', 'x'] } }),
    { method: 'GET', path: `/v1/${noun.name}?ids=` },
    { method: 'GET', path: `/v1/${noun.name}` },
  ];
}

/** Questions that name a hidden record, or what stands in it: the answer must be that of a record that does not exist. */
export function aimedQuestions(noun: Noun, { at, text }: Aim): Request[] {
  const id = at(noun.name);
  const words = ['first', 'last', 'mail', 'label', 'vin', 'task', 'key', 'contact', 'car'];
  const guesses = words.map((word) => text(word));
  const filters = Object.entries(noun.fields).flatMap(([field, kind]): object[] => {
    if (kind === 'json') return [];
    const guess = values[kind];
    if (guess === 'flag')
      return [{ and: [{ eq: ['id', id] }, { eq: [field, true] }] }, { and: [{ eq: ['id', id] }, { not: { eq: [field, true] } }] }];
    if (guess === 'money') return [{ and: [{ eq: ['id', id] }, { gt: [field, 0] }] }];
    return [
      { in: [field, [...guesses, id, `client:${id}`, `lead:${id}`]] },
      { and: [{ eq: ['id', id] }, { not: { isNull: field } }] },
      ...(kind === 'text' ? [{ and: [{ startsWith: [field, guesses[0]!.slice(0, 12)] }, { gte: ['id', id] }, { lte: ['id', id] }] }] : []),
    ];
  });
  return [
    ...(noun.file ? [{}, { range: 'bytes=0-0' }].map((headers) => ({ method: 'GET', path: `/v1/files/${id}`, headers })) : []),
    { method: 'GET', path: `/v1/${noun.name}?ids=${id}` },
    { method: 'GET', path: `/v1/${noun.name}?ids=${[id, 'one', id, 'two'].join()}` },
    query(noun.name, { where: { eq: ['id', id] }, count: true }),
    query(noun.name, { where: { in: ['id', [id, 'one']] }, count: true }),
    ...filters.map((where) => query(noun.name, { where, count: true })),
    ...(Object.keys(noun.search).length === 0 ? [] : [...guesses, `${text('mail')}@x.fr`, text('phone')]).flatMap((guess) => [
      query(noun.name, { search: guess, count: true }),
      query(noun.name, { search: guess.slice(0, -1) }),
    ]),
  ];
}

/** Addresses that belong to no noun. */
export const otherAddresses: readonly Request[] = [
  { method: 'GET', path: '/v1/session' },
  { method: 'GET', path: '/v1/openapi.json' },
  { method: 'GET', path: '/v1/nothing?ids=x' },
  { method: 'GET', path: '/v1/constructor?ids=x' },
  { method: 'POST', path: '/v1/__proto__/query', body: '{}' },
  { method: 'POST', path: '/v1/files?name=x', body: '{}' },
  { method: 'GET', path: '/v1/files/..%2F..%2Fetc%2Fpasswd' },
  { method: 'GET', path: '/v1/files/%00' },
  { method: 'POST', path: '/v1/reports', body: '{"reference":"a","code":"b","element":"c"}' },
  { method: 'POST', path: '/v1/commands/client.steal', body: '{"input":{}}', headers: { 'idempotency-key': 'eight-or-more' } },
  { method: 'DELETE', path: '/v1/client' },
  { method: 'GET', path: '/v1/calendar.ics?owner=vip' },
  { method: 'GET', path: '/v1/calendar.ics' },
  { method: 'GET', path: `/calendar/vip_${'ab'.repeat(32)}.ics` },
  { method: 'GET', path: '/f/unknown-form' },
  { method: 'GET', path: `/f/${canary.text('form-key')}/../../v1/client` },
];
