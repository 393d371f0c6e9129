/** The same answers as the memory backend: the same records, in the same order, through every page. */
import { type Filter, type Noun, defineNoun } from '@dealerkit/core';
import { memoryBackend } from '@dealerkit/core/memory';
import type { Backend, BackendQuery, Change, Stored } from '@dealerkit/core/server';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { indexedDbBackend } from './index.ts';
import { freshName } from './indexeddb.harness.ts';

const [tenants, questionsEach] = [50, 12];

const thing = defineNoun({
  name: 'thing',
  schema: z.object({
    name: z.nullable(z.string()),
    email: z.optional(z.nullable(z.string())),
    price: z.nullable(z.number()),
    sold: z.nullable(z.boolean()),
    tags: z.nullable(z.array(z.string())),
    extra: z.any(),
  }),
  sorts: {
    name: { field: 'name', direction: 'asc' },
    dear: { field: 'price', direction: 'desc' },
    sold: { field: 'sold', direction: 'asc' },
    newest: { field: 'updatedAt', direction: 'desc' },
  },
  search: { name: 'text', email: 'email', tags: 'phone' },
}) as unknown as Noun;

const text = fc.oneof(
  fc.constantFrom(
    '',
    'é',
    'É',
    'e',
    'ß',
    'ss',
    'Straße',
    '😀',
    '😁 a',
    'שלום',
    'مرحبا',
    'Œuvre',
    'a',
    'ab',
    'A b',
    '\uE000',
    '\uFFFD',
    'Zoë',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }).map((value) => value.toWellFormed()),
);
const price = fc.oneof(fc.constantFrom(0, -0, 1, -1, 1.5, 1e21, -1e-7, 2 ** 53), fc.double({ noNaN: true, noDefaultInfinity: true }));
const tags = fc.array(fc.constantFrom('a', 'é', '+33 6 12 34 56 78', '0612345678', '😀', '"'), { maxLength: 3 });
const ties = fc.uniqueArray(fc.constantFrom('own:1', 'own:2', 'group:1', 'branch:é', 'public:read'), { maxLength: 4 });
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const instants = fc.constantFrom('2024-01-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z');

const stored = fc.record({
  record: fc.record({
    id: fc.constant(''),
    name: nullable(text),
    email: fc.option(fc.constantFrom('a@b.fr', 'Éa@b.fr', 'ab@c.de', null), { nil: undefined }),
    price: nullable(price),
    sold: nullable(fc.boolean()),
    tags: nullable(tags),
    extra: fc.constantFrom(null, { a: 1 }, [1], 'x', undefined),
    createdAt: instants,
    createdBy: fc.constant('u'),
    updatedAt: instants,
    updatedBy: fc.constant('u'),
  }),
  ties,
});

const field = <F extends string>(...names: readonly F[]) => fc.constantFrom(...names);
const leaf = fc.oneof(
  fc.tuple(field('name', 'email', 'updatedAt'), text),
  fc.tuple(field('price'), price),
  fc.tuple(field('sold'), fc.boolean()),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf.map((eq) => ({ eq })),
    fc.tuple(field('tags'), fc.constantFrom('a', 'é', '"')).map((eq) => ({ eq })),
    fc.tuple(field('tags', 'name', 'email'), fc.array(text, { maxLength: 3 })).map((list) => ({ in: list })),
    fc.tuple(field('price'), fc.array(price, { maxLength: 3 })).map((list) => ({ in: list })),
    fc.tuple(field('lt', 'lte', 'gt', 'gte'), leaf).map(([operator, pair]) => ({ [operator]: pair }) as unknown as Filter),
    fc.tuple(field('name', 'email'), text).map((startsWith) => ({ startsWith })),
    field('name', 'email', 'price', 'sold', 'tags', 'extra').map((isNull) => ({ isNull })),
    fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })),
    tie('filter').map((not) => ({ not })),
  ),
}));

const question: fc.Arbitrary<BackendQuery> = fc.record(
  {
    sort: fc.constantFrom('name', 'dear', 'sold', 'newest'),
    limit: fc.integer({ min: 1, max: 4 }),
    where: filter,
    ties,
    search: fc.oneof(text, fc.constantFrom('a@b', '612345', '06 12 34', 'e s', 'stras')),
    searchIn: fc.subarray(['name', 'email', 'tags']),
    count: fc.constant(true),
  },
  { requiredKeys: ['sort', 'limit'] },
);

async function everyPage(backend: Backend, query: BackendQuery): Promise<unknown> {
  const pages: { readonly items: readonly Stored[]; readonly total: unknown }[] = [];
  let cursor: string | undefined;
  do {
    const { items, next, total } = await backend.query('thing', { ...query, ...(cursor === undefined ? {} : { cursor }) });
    pages.push({ items, total });
    cursor = next;
  } while (cursor !== undefined);
  return pages;
}

async function fill(backend: Backend, records: readonly { readonly record: object; readonly ties: string[] }[]): Promise<void> {
  const changes = records.map(({ record, ties: own }, index): Change => {
    const id = `${['é', 'z', 'A', '😀', '\uE000'][index % 5]!}${String(index)}`;
    return { noun: 'thing', id, expect: null, record: { ...record, id } as Change['record'], ties: own };
  });
  expect((await backend.commit({ changes, reties: [], expects: [], jobs: [] })).ok).to.equal(true);
}

describe('indexedDbBackend: the same answers as in memory', () => {
  it(`through every page, ${String(tenants * questionsEach)} random questions over null-rich records`, async function () {
    this.timeout(60_000);
    const questions = fc.array(question, { minLength: questionsEach, maxLength: questionsEach });
    await fc.assert(
      fc.asyncProperty(fc.array(stored, { maxLength: 14 }), questions, async (records, asked) => {
        const [reference, store] = [memoryBackend({ nouns: [thing] }), indexedDbBackend({ name: freshName(), nouns: [thing] })];
        await fill(reference, records);
        await fill(store, records);
        for (const one of asked) expect(await everyPage(store, one), JSON.stringify(one)).to.deep.equal(await everyPage(reference, one));
        await store.close?.();
      }),
      { numRuns: tenants },
    );
  });
});
