import { type BackendQuery, type readCursor, sortOf } from '@dealerkit/core/server';
import { sql } from 'kysely';
import { type Layout, table } from '../schema/layout.ts';
import { type Condition, filterSql } from './filter-sql.ts';
import { type Search, searchOf } from './search-sql.ts';

/** Where the page before ended. */
export type Position = NonNullable<ReturnType<typeof readCursor>>;

/** A question, read once for every way of answering it. */
export interface PagePlan {
  readonly layout: Layout;
  readonly tenant: string;
  /** What a record's row `r` must be, its scope and the search aside. */
  readonly filter: readonly Condition[];
  readonly search: Search | undefined;
  readonly key: Condition;
  readonly order: Condition;
  /** What makes a row stand behind the position, by its key and its id. */
  readonly after: (key: Condition, id: Condition) => readonly Condition[];
}

/** Reads a question. */
export function planOf(
  layout: Layout,
  tenant: string,
  { where, search: text, searchIn, sort }: BackendQuery,
  position?: Position,
): PagePlan {
  const { direction } = sortOf(layout.noun, sort);
  const search = text === undefined ? undefined : searchOf(layout, tenant, text, searchIn);
  const behind = direction === 'asc' ? sql`>` : sql`<`;
  return {
    layout,
    tenant,
    search,
    filter: where ? [filterSql(layout, tenant, where)] : [],
    key: sql.id(layout.sorts.get(sort)!.column),
    order: direction === 'asc' ? sql`asc` : sql`desc`,
    after: (key, id) => (position ? [sql`(${key}, ${id}) ${behind} (${position.key}::text, ${position.id}::text)`] : []),
  };
}

/** What a record's row `r` must be, its scope aside. */
export const conditionsOf = ({ filter, search }: PagePlan): Condition[] => [...filter, ...(search ? [search.condition] : [])];

/** All of them. */
export const and = (conditions: readonly Condition[]): Condition => sql.join(conditions, sql` and `);

/** The records in the order of the page, from its position on. */
export function inOrder({ layout, tenant, key, order, after }: PagePlan, columns: Condition, limit: number, more: readonly Condition[]) {
  const wanted = and([sql`r.tenant = ${tenant}`, ...more, ...after(sql`r.${key}`, sql`r.id`)]);
  return sql`select ${columns} from ${table(layout.table)} r where ${wanted} order by r.${key} ${order}, r.id ${order} limit ${limit}`;
}
