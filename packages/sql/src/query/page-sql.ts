import { type BackendQuery, type readCursor, sortOf } from '@dealerkit/core/server';
import { type RawBuilder, sql } from 'kysely';
import { type Layout, table } from '../schema/layout.ts';
import { type Condition, filterSql } from './filter-sql.ts';
import { searchSql } from './search-sql.ts';

/** A row of a page: the stored record and its key in the page's sort. */
export interface PageRow {
  readonly id: string;
  readonly version: string;
  readonly record: unknown;
  readonly ties: readonly string[];
  readonly key: string;
}

/** Where the page before ended. */
export type Position = NonNullable<ReturnType<typeof readCursor>>;

interface Plan {
  readonly layout: Layout;
  readonly tenant: string;
  readonly conditions: readonly Condition[];
  readonly key: Condition;
  readonly ascending: boolean;
}

function planOf(layout: Layout, tenant: string, { where, search, searchIn, sort }: BackendQuery): Plan {
  const { direction } = sortOf(layout.noun, sort);
  const conditions = [
    ...(where ? [filterSql(layout, tenant, where)] : []),
    ...(search === undefined ? [] : [searchSql(layout, tenant, search, searchIn)]),
  ];
  return { layout, tenant, conditions, key: sql.id(layout.sorts.get(sort)!.column), ascending: direction === 'asc' };
}

const and = (conditions: readonly Condition[]): Condition => sql.join(conditions, sql` and `);

/**
 * The ids that carry one of the ties, at most `limit` for each of them: one leg per tie, each read in order from the index of that tie,
 * so that somebody who sees five records among a million pays for five (reliability.md fact 10). Many ties are still one statement.
 */
function legs(plan: Plan, ties: readonly string[], limit: number, after: readonly Condition[], ordered: boolean): Condition {
  const { layout, tenant, conditions, key, ascending } = plan;
  const rows =
    conditions.length === 0 ? sql`` : sql`join ${table(layout.table)} r on r.tenant = ${tenant} and r.id = t.record and ${and(conditions)}`;
  const order = ascending ? sql`asc` : sql`desc`;
  return sql`unnest(${[...new Set(ties)]}::text[]) as p(tie) cross join lateral (
    select t.record, t.${key} as key from ${table('tie')} t ${rows}
    where ${and([sql`t.tenant = ${tenant} and t.noun = ${layout.noun.name} and t.tie = p.tie and t.${key} is not null`, ...after])}
    ${ordered ? sql`order by t.${key} ${order}, t.record ${order}` : sql``} limit ${limit}) leg`;
}

/** The statement for one page, one row longer than the page so that it tells whether there is a next one. */
export function pageSql(layout: Layout, tenant: string, query: BackendQuery, position: Position | undefined): RawBuilder<PageRow> {
  const plan = planOf(layout, tenant, query);
  const limit = query.limit + 1;
  const order = plan.ascending ? sql`asc` : sql`desc`;
  const records = table(layout.table);
  const after = (key: Condition, id: Condition): Condition[] =>
    position ? [sql`(${key}, ${id}) ${plan.ascending ? sql`>` : sql`<`} (${position.key}::text, ${position.id}::text)`] : [];
  if (!query.ties) {
    const wanted = and([sql`r.tenant = ${tenant}`, ...plan.conditions, ...after(sql`r.${plan.key}`, sql`r.id`)]);
    return sql`select r.id, r.version::text as version, r.data as record, r.ties, r.${plan.key} as key from ${records} r
      where ${wanted} order by r.${plan.key} ${order}, r.id ${order} limit ${limit}`;
  }
  const scoped = legs(plan, query.ties, limit, after(sql`t.${plan.key}`, sql`t.record`), true);
  return sql`select r.id, r.version::text as version, r.data as record, r.ties, page.key from (
      select leg.record, leg.key from ${scoped} group by leg.key, leg.record order by leg.key ${order}, leg.record ${order} limit ${limit}) page
    join ${records} r on r.tenant = ${tenant} and r.id = page.record order by page.key ${order}, page.record ${order}`;
}

/** The statement that counts what all pages hold, up to `most`. */
export function countSql(layout: Layout, tenant: string, query: BackendQuery, most: number): RawBuilder<{ total: number }> {
  const plan = planOf(layout, tenant, query);
  const rows = query.ties
    ? sql`select distinct leg.record from ${legs(plan, query.ties, most, [], false)}`
    : sql`select r.id from ${table(layout.table)} r where ${and([sql`r.tenant = ${tenant}`, ...plan.conditions])}`;
  return sql`select count(*)::integer as total from (select from (${rows}) found limit ${most}) counted`;
}
