import { wellFormed } from '@dealerkit/core';
import { searchTerms } from '@dealerkit/core/server';
import { sql } from 'kysely';
import { type Layout, table } from '../schema/layout.ts';
import type { Condition } from './filter-sql.ts';

/**
 * Compiles a search text to a condition on the row `r`: each term begins some token of the record, in the fields that may be searched.
 * A prefix is asked for as a range, because row-level security lets an index answer only operators that are leakproof, which `like` is
 * not (reliability.md fact 9).
 */
export function searchSql(layout: Layout, tenant: string, text: string, fields: readonly string[] | undefined): Condition {
  const terms = searchTerms(wellFormed(text));
  if (terms.length === 0) return sql`false`;
  const within = fields ? sql`and k.field = any(${fields}::text[])` : sql``;
  const found = (term: string): Condition => sql`exists (select from ${table('token')} k where k.tenant = ${tenant}
    and k.noun = ${layout.noun.name} and k.token >= ${term} and k.token < ${`${term}\u{10FFFF}`} and k.record = r.id ${within})`;
  return sql`(${sql.join(
    terms.map((term) => found(term.toWellFormed())),
    sql` and `,
  )})`;
}
