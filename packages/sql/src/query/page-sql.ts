import type { BackendQuery } from '@dealerkit/core/server';
import { type RawBuilder, sql } from 'kysely';
import { type Layout, table } from '../schema/layout.ts';
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

/** The statement that counts what all pages hold, up to `most`. */
export function countSql(layout: Layout, tenant: string, query: BackendQuery, most: number): RawBuilder<{ total: number }> {
  const plan = planOf(layout, tenant, query);
  const rows = query.ties
    ? scopedSql(plan, query.ties, { columns: sql`r.id`, ofLeg: sql`leg.record as id`, limit: most })
    : sql`select r.id from ${table(layout.table)} r where ${and([sql`r.tenant = ${tenant}`, ...conditionsOf(plan)])}`;
  return sql`select count(*)::integer as total from (select from (${rows}) found limit ${most}) counted`;
}
