import type { Case } from '../case.ts';
import { refuses, same } from '../expect.ts';
import { create, fill, write } from './commits.ts';
import { answers, asFilters, ask, pages, things } from './query-data.ts';
import type { BackendSubject } from './subject.ts';

const texts = ['', 'emile', 'Émile', '😀', '\uE000', '100%', '100'];

/** Filters, orders, pages, searches and scopes; `applyQuery` is the reference for all of them. */
export const queryCases: readonly Case<BackendSubject>[] = [
  {
    id: 'filter-equal',
    title: 'eq and in compare exactly, and match no null',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        asFilters(
          ...texts.map((text) => ({ eq: ['name', text] }) as const),
          { eq: ['price', 10] },
          { eq: ['sold', false] },
          { eq: ['price', -1.5] },
          { in: ['name', ['emile', 'ÉMILE', '100 x']] },
          { in: ['kind', []] },
        ),
      ),
  },
  {
    id: 'filter-order',
    title: 'lt, lte, gt and gte compare numbers as numbers and texts by code point, and match no null',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        (['lt', 'lte', 'gt', 'gte'] as const).flatMap((op) =>
          [...texts.map((text) => ['name', text]), ['price', 9], ['price', 10], ['price', 0]].map((leaf) => ({
            where: { [op]: leaf } as never,
          })),
        ),
      ),
  },
  {
    id: 'filter-prefix',
    title: 'startsWith is case-sensitive, and % and _ are letters',
    needs: [],
    run: ({ backend }) =>
      answers(backend, asFilters(...[...texts, 'É', 'E', '1__', '%', '😀'].map((text) => ({ startsWith: ['name', text] }) as const))),
  },
  {
    id: 'filter-null',
    title: 'isNull finds null; not finds everything else, null too where a leaf does not match it',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        asFilters(
          { isNull: 'name' },
          { not: { isNull: 'tags' } },
          { not: { eq: ['kind', 'car'] } },
          { not: { gt: ['price', 0] } },
          { not: { eq: ['tags', 'a'] } },
        ),
      ),
  },
  {
    id: 'filter-list',
    title: 'on a list field eq and in ask whether some element matches',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        asFilters(
          ...['a', 'é', 'a,b', '%', '😀'].map((tag) => ({ eq: ['tags', tag] }) as const),
          { in: ['tags', ['a', 'b']] },
          { in: ['tags', []] },
        ),
      ),
  },
  {
    id: 'filter-tree',
    title: 'and, or and not nest; an empty and is everything, an empty or nothing',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        asFilters(
          { and: [] },
          { or: [] },
          { or: [{ eq: ['kind', 'van'] }, { and: [{ eq: ['sold', true] }, { gt: ['price', 1] }] }] },
          { not: { or: [{ isNull: 'price' }, { not: { eq: ['kind', 'car'] } }] } },
        ),
      ),
  },
  {
    id: 'sort',
    title: 'every declared sort gives the same order everywhere: folded texts, numbers, nulls last, then id',
    needs: [],
    run: ({ backend }) => answers(backend, [{ sort: 'name' }, { sort: 'dear' }, { sort: 'sold' }, { sort: 'newest' }]),
  },
  {
    id: 'sort-unknown',
    title: 'a sort that the noun does not declare is unsupported',
    needs: [],
    run: async ({ backend }) => {
      await refuses(() => backend.query('thing', ask({ sort: 'price' })), 'unsupported', 'a query sorted by price');
    },
  },
  {
    id: 'pages',
    title: 'pages follow one another without a gap or a repeat, and the last one has no next',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        ['name', 'dear', 'sold', 'newest'].flatMap((sort) => [
          { sort, limit: 1 },
          { sort, limit: 3 },
          { sort, limit: 5 },
          { sort, limit: things.length },
        ]),
      ),
  },
  {
    id: 'pages-keyset',
    title: 'a record added before the cursor neither repeats nor hides another one',
    needs: [],
    async run({ backend }) {
      await fill(backend, [create('1', { name: 'b' }), create('2', { name: 'c' }), create('3', { name: 'd' })]);
      const first = await backend.query('thing', ask({ limit: 2 }));
      await write(backend, { changes: [create('0', { name: 'a' })] });
      const rest = await backend.query('thing', ask({ limit: 2, ...(first.next === undefined ? {} : { cursor: first.next }) }));
      same(
        [...first.items, ...rest.items].map(({ record }) => record.id),
        ['1', '2', '3'],
        'both pages',
      );
    },
  },
  {
    id: 'cursor',
    title: 'a cursor of another question, or nobody’s, is malformed',
    needs: [],
    async run({ backend }) {
      await fill(backend, things);
      const { next = '' } = await backend.query('thing', ask({ limit: 1 }));
      await refuses(() => backend.query('thing', ask({ limit: 1, sort: 'dear', cursor: next })), 'malformed', 'a cursor of another sort');
      const where = { eq: ['kind', 'car'] } as const;
      await refuses(() => backend.query('thing', ask({ limit: 1, where, cursor: next })), 'malformed', 'a cursor of another filter');
      for (const cursor of ['', 'x', 'WzEsIngiLCJ5IiwieiJd'])
        await refuses(() => backend.query('thing', ask({ cursor })), 'malformed', `the cursor ${JSON.stringify(cursor)}`);
    },
  },
  {
    id: 'count',
    title: 'total counts the whole answer, whatever the page, and only when asked',
    needs: [],
    async run({ backend }) {
      await fill(backend, things);
      const where = { eq: ['kind', 'car'] } as const;
      const totals = [ask({ limit: 1, count: true }), ask({ limit: 1, count: true, where }), ask({ limit: 1 })];
      const found = [];
      for (const query of totals) found.push((await backend.query('thing', query)).total ?? null);
      same(found, [10, 4, null], 'total of everything, of cars, and unasked');
    },
  },
  {
    id: 'sum',
    title: 'sums add an amount up over the whole answer, by currency, whatever the page, and only when asked',
    needs: [],
    async run({ backend }) {
      const amounts = [
        ['own:u1', { minor: 1_050, currency: 'EUR' }],
        ['own:u1', { minor: -50, currency: 'EUR' }],
        ['own:u1', { minor: 7, currency: 'USD' }],
        ['own:u2', { minor: 4, currency: 'EUR' }],
        ['own:u1', null],
        ['own:u1', { minor: '9', currency: 'EUR' }],
      ] as const;
      await fill(
        backend,
        amounts.map(([tie, extra], index) => create(String(index), { name: 'x', kind: index === 3 ? 'car' : 'van', extra }, [tie])),
      );
      const asked = [ask({ limit: 1, sum: 'extra' }), ask({ sum: 'extra', where: { eq: ['kind', 'car'] } }), ask({ limit: 1 })];
      const found = [];
      for (const query of asked) found.push((await backend.query('thing', query)).sums ?? null);
      same(found, [{ EUR: 1_004, USD: 7 }, { EUR: 4 }, null], 'sums of everything, of cars, and unasked');
      same((await backend.query('thing', ask({ sum: 'extra', where: { eq: ['kind', 'bus'] } }))).sums, {}, 'of nothing');
    },
  },
  {
    id: 'search',
    title: 'search finds word prefixes without marks or case, e-mail addresses, and digits of phone numbers',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        ['emi', 'ÉMILE', 'strasse', 'straß', '12 str', 'mile', 'שלום', 'zoe', 'emile@ex', 'x.fr', '612345', '0612345678', '%', ''].map(
          (search) => ({ search }),
        ),
      ),
  },
  {
    id: 'search-fields',
    title: 'a search looks only into the fields that it may',
    needs: [],
    run: ({ backend }) =>
      answers(
        backend,
        [['name'], ['email'], ['phone'], []].flatMap((searchIn) => ['emile', 'zoe', '612345'].map((search) => ({ search, searchIn }))),
      ),
  },
  {
    id: 'scope',
    title: 'a scope finds the records that carry one of its ties, each once, in every order and page',
    needs: ['ties'],
    run: ({ backend }) =>
      answers(
        backend,
        [['own:u1'], ['own:u1', 'group:g1', 'branch:é'], ['own:u'], [], ['none', 'group:g2']].flatMap((ties) => [
          { ties, limit: 2 },
          { ties, sort: 'dear', limit: 3 },
          { ties, search: 'emi' },
          { ties, where: { eq: ['kind', 'car'] } as const },
        ]),
      ),
  },
  {
    id: 'scope-count',
    title: 'a scope counts and adds up only what it finds',
    needs: ['ties'],
    async run({ backend }) {
      await fill(backend, things);
      same((await backend.query('thing', ask({ count: true, ties: ['own:u1', 'group:g1'] }))).total, 6, 'total');
      await fill(
        backend,
        ['own:u8', 'own:u9', 'group:g9'].map((tie, minor) =>
          create(tie, { name: tie, extra: { minor: minor + 1, currency: 'EUR' } }, [tie]),
        ),
      );
      same((await backend.query('thing', ask({ sum: 'extra', ties: ['own:u9', 'group:g9'] }))).sums, { EUR: 5 }, 'sums');
    },
  },
  {
    id: 'no-ties',
    title: 'without ties, a scope is unsupported: never a wider answer',
    needs: ['no ties'],
    async run({ backend }) {
      await fill(backend, things);
      await refuses(() => backend.query('thing', ask({ ties: ['own:u1'] })), 'unsupported', 'a scoped query');
      same((await pages(backend, ask())).flat().length, things.length, 'records without a scope');
    },
  },
];
