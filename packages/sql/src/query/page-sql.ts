import type { BackendQuery } from '@dealerkit/core/server';
import { type RawBuilder, sql } from 'kysely';
import { type Layout, table } from '../schema/layout.ts';
import type { Condition } from './filter-sql.ts';
import { type Position, and, conditionsOf, inOrder, planOf } from './page-plan.ts';
import { scopedSql } from './scope-sql.ts';

/** A row of a page: the stored record and its key in the page's sort. */
export interface PageRow {
  readonly id: string;
  readonly version: string;
  readonly record: unknown;
  readonly ties: readonly string[];
  readonly key: string;
}

/** The statement for one page, one row longer than the page so that it tells whether there is a next one. */
export function pageSql(layout: Layout, tenant: string, query: BackendQuery, position: Position | undefined): RawBuilder<PageRow> {
  const plan = planOf(layout, tenant, query, position);
  const limit = query.limit + 1;
  const columns = sql`r.id, r.version::text as version, r.data as record, r.ties, r.${plan.key} as key`;
  if (!query.ties) return sql`${inOrder(plan, columns, limit, conditionsOf(plan))}`;
  return sql`${scopedSql(plan, query.ties, { columns, limit })} order by key ${plan.order}, id ${plan.order} limit ${limit}`;
}

function allIds(layout: Layout, tenant: string, query: BackendQuery, limit: number): Condition {
  const plan = planOf(layout, tenant, query);
  return query.ties
    ? scopedSql(plan, query.ties, { columns: sql`r.id`, ofLeg: sql`leg.record as id`, limit })
    : sql`select r.id from ${table(layout.table)} r where ${and([sql`r.tenant = ${tenant}`, ...conditionsOf(plan)])}`;
}

/** The statement that counts what all pages hold, up to `most`. */
export function countSql(layout: Layout, tenant: string, query: BackendQuery, most: number): RawBuilder<{ total: number }> {
  return sql`select count(*)::integer as total from (select from (${allIds(layout, tenant, query, most)}) found limit ${most}) counted`;
}

/** The statement that adds up an amount over all pages, where they hold at most `most` records. */
export function sumSql(
  layout: Layout,
  tenant: string,
  { sum, ...query }: BackendQuery & { readonly sum: string },
  most: number,
): RawBuilder<{ currency: string; minor: string }> {
  const amounts = sql`select r.data -> ${sum}::text as amount from ${table(layout.table)} r
    join (select id from (${allIds(layout, tenant, query, most)}) found limit ${most}) counted on counted.id = r.id
    where r.tenant = ${tenant}`;
  return sql`select amount ->> 'currency' as currency, sum((amount ->> 'minor')::numeric)::text as minor from (${amounts}) amounts
    where jsonb_typeof(amount -> 'minor') = 'number' and jsonb_typeof(amount -> 'currency') = 'string' group by 1`;
}
