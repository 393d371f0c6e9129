/** Random tenants full of nulls and foreign letters, and random questions to them: what every store must answer alike. */
import { type Filter, type Noun, compareText, defineNoun } from '@dealerkit/core';
import type { Backend, BackendQuery, Change, Stored } from '@dealerkit/core/server';
import fc from 'fast-check';
import * as z from 'zod/mini';

/** A record to be, with its ties; its id comes from its place in the tenant. */
export type Row = Pick<Change, 'record' | 'ties'>;

/** A noun with every kind of field that a store keeps in a way of its own. */
export const thing = defineNoun({
  name: 'thing',
  schema: z.object({
    name: z.nullable(z.string()),
    kind: z.enum(['car', 'van']),
    email: z.optional(z.nullable(z.string())),
    price: z.nullable(z.number()),
    sold: z.nullable(z.boolean()),
    tags: z.nullable(z.array(z.string())),
    owners: z.array(z.string()),
    extra: z.any(),
  }),
  sorts: {
    name: { field: 'name', direction: 'asc' },
    dear: { field: 'price', direction: 'desc' },
    sold: { field: 'sold', direction: 'asc' },
    newest: { field: 'updatedAt', direction: 'desc' },
  },
  search: { name: 'text', email: 'email', tags: 'phone' },
  indexes: ['email', 'owners', 'price'],
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
    'abc',
    'A b',
    '\uE000',
    '\uFFFD',
    '%',
    '_',
    "o'x",
    '\\',
    '{a,b}',
    'Zoë',
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }).map((value) => value.toWellFormed().replaceAll('\u0000', '')),
);
const price = fc.oneof(fc.constantFrom(0, -0, 1, -1, 1.5, 1e21, -1e-7, 2 ** 53), fc.double({ noNaN: true, noDefaultInfinity: true }));
const tags = fc.array(fc.constantFrom('a', 'é', '+33 6 12 34 56 78', '0612345678', '😀', '"', ','), { maxLength: 3 });
const ties = fc.uniqueArray(fc.constantFrom('own:1', 'own:2', 'group:1', 'branch:é', 'public:read'), { maxLength: 4 });
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const instants = fc.constantFrom('2024-01-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z');

const stored: fc.Arbitrary<Row> = fc.record({
  record: fc.record({
    id: fc.constant(''),
    name: nullable(text),
    kind: fc.constantFrom('car', 'van'),
    email: fc.option(fc.constantFrom('a@b.fr', 'Éa@b.fr', 'ab@c.de', null), { nil: undefined }),
    price: nullable(price),
    sold: nullable(fc.boolean()),
    tags: nullable(tags),
    owners: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
    extra: fc.constantFrom(null, { a: 1 }, [1], 'x', undefined),
    createdAt: instants,
    createdBy: fc.constant('u'),
    updatedAt: instants,
    updatedBy: fc.constant('u'),
  }),
  ties,
});

const field = <F extends string>(...names: readonly F[]) => fc.constantFrom(...names);
const scalarLeaf = fc.oneof(
  fc.tuple(field('name', 'kind', 'email', 'updatedAt'), text),
  fc.tuple(field('price'), price),
  fc.tuple(field('sold'), fc.boolean()),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalarLeaf.map((eq) => ({ eq })),
    fc.tuple(field('tags', 'owners'), fc.constantFrom('a', 'é', '1', '2', '"')).map((eq) => ({ eq })),
    fc.tuple(field('tags', 'owners'), fc.array(fc.constantFrom('a', 'é', '1', '3', ','), { maxLength: 3 })).map((list) => ({ in: list })),
    fc.tuple(field('name', 'email'), fc.array(text, { maxLength: 3 })).map((list) => ({ in: list })),
    fc.tuple(field('price'), fc.array(price, { maxLength: 3 })).map((list) => ({ in: list })),
    fc.tuple(field('lt', 'lte', 'gt', 'gte'), scalarLeaf).map(([op, leaf]) => ({ [op]: leaf }) as unknown as Filter),
    fc.tuple(field('name', 'email'), text).map((startsWith) => ({ startsWith })),
    field('name', 'email', 'price', 'sold', 'tags', 'owners', 'extra').map((isNull) => ({ isNull })),
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
    ties: fc.oneof(ties, fc.constant(Array.from({ length: 80 }, (_, index) => `own:${String(index)}`))),
    search: fc.oneof(text, fc.constantFrom('a@b', '612345', '06 12 34', 'e s', 'stras')),
    searchIn: fc.subarray(['name', 'email', 'tags']),
    count: fc.constant(true),
  },
  { requiredKeys: ['sort', 'limit'] },
);

/** A tenant, and a dozen questions to it. */
export const tenant = (questions: number): fc.Arbitrary<readonly [rows: Row[], questions: BackendQuery[]]> =>
  fc.tuple(fc.array(stored, { maxLength: 14 }), fc.array(question, { minLength: questions, maxLength: questions }));

// What JSON can carry: undefined and -0 do not survive any store.
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Writes a tenant in one commit. */
export async function fill(backend: Backend, rows: readonly Row[]): Promise<void> {
  const changes = rows.map(({ record, ties: own }, index): Change => {
    const id = `${['é', 'z', 'A', '😀', '\uE000'][index % 5]!}${String(index)}`;
    return { noun: 'thing', id, expect: null, record: { ...record!, id }, ties: own };
  });
  const committed = await backend.commit({ changes, reties: [], expects: [], jobs: [] });
  if (!committed.ok) throw new Error(`A first commit was refused: ${committed.reason}`);
}

/** Everything that a question brings, page by page, as any store may write it down. */
export async function everyPage(backend: Backend, query: BackendQuery): Promise<{ pages: Stored[][]; totals: unknown[] }> {
  const [pages, totals]: [Stored[][], unknown[]] = [[], []];
  let cursor: string | undefined;
  do {
    const { items, next, total } = await backend.query('thing', { ...query, ...(cursor === undefined ? {} : { cursor }) });
    pages.push(items.map(({ record, version, ties: own }) => ({ record: plain(record), version, ties: [...own].sort(compareText) })));
    totals.push(total ?? null);
    cursor = next;
  } while (cursor !== undefined);
  return { pages, totals };
}
