import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { type Filter, type Noun, compareText, defineNoun, fold, isDealerkitError, parseFilter, wellFormed } from '../index.ts';
import { applyQuery, predicate, readCursor, searchTerms, tokensOf } from '../server/index.ts';

const noun = defineNoun({
  name: 'thing',
  schema: z.strictObject({
    name: z.nullable(z.string()),
    size: z.nullable(z.number()),
    good: z.nullable(z.boolean()),
    tags: z.array(z.string()),
    phones: z.array(z.string()),
    email: z.nullable(z.string()),
  }),
  sorts: {
    name: { field: 'name', direction: 'asc' },
    nameDown: { field: 'name', direction: 'desc' },
    size: { field: 'size', direction: 'asc' },
    sizeDown: { field: 'size', direction: 'desc' },
  },
  search: { name: 'text', phones: 'phone', email: 'email' },
}) as unknown as Noun;

const text = fc.oneof(
  fc.constantFrom('', 'a', 'A', 'é', 'e', 'ß', 'ss', 'Ünal', '😀', '\uFB01', 'مرحبا', 'Zoé', '\uE000', '\u{1F600}z'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);
const number = fc.oneof(fc.constantFrom(0, -0, 1, -1, 1e300, -1e300, 0.1), fc.double({ noNaN: true, noDefaultInfinity: true }));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const record = fc.record({
  name: maybe(text),
  size: maybe(number),
  good: maybe(fc.boolean()),
  tags: fc.array(text, { maxLength: 3 }),
  phones: fc.constantFrom<string[]>([], ['+33612345678']),
  email: fc.constantFrom(null, 'Coco.Hernandez@exemple.fr'),
});
const stored = fc.array(record, { maxLength: 12 }).map((list) =>
  list.map((data, index) => ({
    record: { id: `id${String((index * 7) % 13)}-${String(index)}`, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', ...data },
    version: '1',
    ties: [`own:u${String(index % 3)}`],
  })),
);

test('pages by cursor are the whole list, once, in an order with nulls last either way', () => {
  fc.assert(
    fc.property(stored, fc.constantFrom('name', 'nameDown', 'size', 'sizeDown'), fc.integer({ min: 1, max: 5 }), (records, sort, limit) => {
      const seen: Record<string, unknown>[] = [];
      let cursor: string | undefined;
      do {
        const page = applyQuery(noun, records, { sort, limit, count: true, ...(cursor === undefined ? {} : { cursor }) });
        assert.equal(page.total, records.length);
        assert.ok(page.items.length <= limit);
        seen.push(...page.items.map((item) => item.record));
        cursor = page.next;
      } while (cursor !== undefined);
      assert.equal(new Set(seen.map(({ id }) => id)).size, records.length);
      const { field, direction } = noun.sorts[sort]!;
      seen.forEach((after, index) => {
        const before = seen[index - 1];
        if (!before) return;
        const [a, b] = [before[field], after[field]];
        assert.ok(!(a === null && b !== null), 'a null before a value');
        if (a === null || b === null) return;
        const order = typeof a === 'number' ? a - (b as number) : compareText(fold(a as string), fold(b as string));
        assert.ok((direction === 'asc' ? order : -order) <= 0, `${JSON.stringify(a)} before ${JSON.stringify(b)}`);
      });
    }),
    { numRuns: 400 },
  );
});

test('code point order is the order of UTF-8 bytes', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const bytes = Buffer.compare(Buffer.from(wellFormed(a)), Buffer.from(wellFormed(b)));
      assert.equal(Math.sign(compareText(wellFormed(a), wellFormed(b))), bytes);
    }),
  );
});

test('two-valued: a missing value matches no leaf, and its negation always', () => {
  const empty = { name: null, size: null, good: null, tags: [] };
  const leaves: Filter[] = [
    { eq: ['name', 'a'] },
    { in: ['size', [1]] },
    { lt: ['size', 1] },
    { gte: ['size', 1] },
    { startsWith: ['name', ''] },
    { eq: ['tags', 'x'] },
  ];
  for (const leaf of leaves) {
    assert.equal(predicate(leaf)(empty), false);
    assert.equal(predicate({ not: leaf })(empty), true);
  }
  assert.equal(predicate({ isNull: 'name' })(empty), true);
  assert.equal(predicate({ and: [] })(empty), true);
  assert.equal(predicate({ or: [] })(empty), false);
});

test('not, and, or follow De Morgan over null-rich records', () => {
  const leaf: fc.Arbitrary<Filter> = fc.oneof(
    text.map((value): Filter => ({ eq: ['name', value] })),
    number.map((value): Filter => ({ lte: ['size', value] })),
    fc.boolean().map((value): Filter => ({ eq: ['good', value] })),
    text.map((value): Filter => ({ in: ['tags', [value, 'a']] })),
  );
  fc.assert(
    fc.property(record, leaf, leaf, (data, a, b) => {
      assert.equal(predicate({ not: { and: [a, b] } })(data), predicate({ or: [{ not: a }, { not: b }] })(data));
    }),
  );
});

test('a cursor fits only its own question', () => {
  const records = ['a', 'b', 'c'].map((id) => ({
    record: { id, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', name: id },
    version: '1',
    ties: [],
  }));
  const page = applyQuery(noun, records, { sort: 'name', limit: 1 });
  assert.ok(page.next);
  const malformed = (error: unknown): boolean => isDealerkitError(error, 'malformed');
  assert.throws(() => readCursor('thing', { sort: 'nameDown', limit: 1, cursor: page.next! }), malformed);
  assert.throws(() => readCursor('other', { sort: 'name', limit: 1, cursor: page.next! }), malformed);
  assert.throws(() => readCursor('thing', { sort: 'name', limit: 1, cursor: 'é%' }), malformed);
  assert.deepEqual(readCursor('thing', { sort: 'name', limit: 50, cursor: page.next }), { key: '0a', id: 'a' });
});

test('search: beginnings of words without marks, whole e-mail addresses, phone numbers in any form', () => {
  const data = { name: 'Zoé Ünal-Straße', phones: ['+33612345678'], email: 'Coco.Hernandez@exemple.fr' };
  const find = (asked: string): boolean => {
    const terms = searchTerms(asked);
    const tokens = tokensOf(noun, data);
    return terms.length > 0 && terms.every((term) => tokens.some(({ token }) => token.startsWith(term)));
  };
  for (const asked of [
    'zoe',
    'UNAL zo',
    'stra',
    '06 12 34 56 78',
    '+33 6 12 34',
    '0033612345678',
    '612345',
    'coco.hernandez@ex',
    'hernandez',
    'exemple',
  ])
    assert.equal(find(asked), true, asked);
  for (const asked of ['oe', 'zoe nobody', '07 12 34 56 78', '', '   ', '!!', 'hernandez@exemple']) assert.equal(find(asked), false, asked);
});

test('filters from outside are checked: unknown fields and operators, wrong types, too many nodes', () => {
  const bad: unknown[] = [
    null, [], {}, { eq: ['name', 'a'], in: ['name', []] }, { ne: ['name', 'a'] }, { eq: ['nope', 1] }, { eq: ['size', 'a'] }, { eq: ['name', null] },
    { lt: ['tags', 'a'] }, { startsWith: ['size', '1'] }, { and: [null] }, { not: [] }, { in: ['name', 'a'] }, { eq: ['__proto__', 'a'] },
    { in: ['size', Array.from({ length: 501 }, () => 1)] }, { and: Array.from({ length: 300 }, () => ({ isNull: 'name' })) },
    Array.from({ length: 12 }).reduce<unknown>((inner) => ({ not: inner }), { isNull: 'name' }), { gt: ['size', NaN] },
  ]; // prettier-ignore
  for (const filter of bad)
    assert.throws(
      () => parseFilter(filter, noun.fields),
      (error) => isDealerkitError(error, 'malformed'),
      JSON.stringify(filter),
    );
});
