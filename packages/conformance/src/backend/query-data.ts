import type { Backend, Filter } from '@dealerkit/core';
import { type BackendQuery, type Change, type Stored, applyQuery } from '@dealerkit/core/server';
import { demand, same } from '../expect.ts';
import { create, fill } from './commits.ts';
import { thingNoun } from './nouns.ts';

/** Things on whose answers careless stores differ: nulls, marks, letters outside the basic plane, wildcards, right-to-left. */
export const things: readonly Change[] = [
  create('a', { name: 'Émile', kind: 'car', email: 'Emile@Example.org', price: 10, sold: true, tags: ['a', 'é'] }, ['own:u1']),
  create('é', { name: 'emile', kind: 'van', email: null, price: -1.5, sold: false, tags: [] }, ['own:u2', 'group:g1']),
  create('B', { name: null, kind: 'car', price: null, sold: null, tags: null }, ['group:g1', 'own:u1']),
  create('b', { name: 'Straße 12', kind: 'car', price: 0, sold: true, tags: ['b', 'a,b'] }, ['branch:é']),
  create('😀', { name: 'zoë 😀', kind: null, email: 'zoe@x.fr', price: 1e21, sold: false, tags: ['😀'] }, []),
  create('\uE000', { name: 'שלום', kind: 'van', phone: '+33 6 12 34 56 78', price: 10, sold: null, tags: ['a'] }, ['own:u1', 'branch:é']),
  create('p', { name: '100%_x', kind: 'van', phone: '06 99 99 99 99', price: 2, sold: true, tags: null }, ['group:g2']),
  create('q', { name: '100 x', kind: 'car', price: -1e-7, sold: false, tags: ['%'], extra: { a: 1 } }, ['own:u2']),
  create('r', { name: '', kind: '', price: 10, sold: false, tags: ['\uE000'], boxId: 'b1' }, ['own:u1']),
  create('s', { name: '\uE000', kind: '😀', price: 9, sold: true, tags: ['a'], extra: [1] }, ['own:u1']),
];

const stored: readonly Stored[] = things.map(({ record, ties }) => ({ record: record!, version: '', ties }));
const idsOf = (items: readonly Stored[]): string[] => items.map(({ record }) => record.id);

/** A question with the parts that every question needs. */
export const ask = (parts: Partial<BackendQuery> = {}): BackendQuery => ({ sort: 'name', limit: 100, ...parts });

/** The ids of every page, followed by cursor. */
export async function pages(backend: Backend, query: BackendQuery): Promise<string[][]> {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await backend.query('thing', cursor === undefined ? query : { ...query, cursor });
    found.push(idsOf(items));
    demand(found.length <= things.length + 1, `the pages of ${JSON.stringify(query)} end`);
    cursor = next;
  } while (cursor !== undefined);
  return found;
}

/** Fills the backend and demands the answers of `applyQuery`, the reference, page by page. */
export async function answers(backend: Backend, questions: readonly Partial<BackendQuery>[]): Promise<void> {
  await fill(backend, things);
  for (const question of questions) {
    const query = ask(question);
    const all = idsOf(applyQuery(thingNoun, stored, { ...query, limit: 100 }).items);
    const wanted = Array.from({ length: Math.max(1, Math.ceil(all.length / query.limit)) }, (_, page) =>
      all.slice(page * query.limit, (page + 1) * query.limit),
    );
    same(await pages(backend, query), wanted, `ids of ${JSON.stringify(question)}`);
  }
}

/** One question for each filter. */
export const asFilters = (...filters: readonly Filter[]): Partial<BackendQuery>[] => filters.map((where) => ({ where }));
