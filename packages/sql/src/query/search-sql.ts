import { wellFormed } from '@dealerkit/core';
import { searchTerms } from '@dealerkit/core/server';
import { sql } from 'kysely';
import { type Layout, table } from '../schema/layout.ts';
import type { Condition } from './filter-sql.ts';

/** A search text, compiled. A record is found when each term begins some token of it, in the fields that may be searched. */
export interface Search {
  /** What holds for a row `r` that is found. */
  readonly condition: Condition;
  /** The records with a token like the longest term, some of them more than once. */
  candidates(limit: number): Condition;
  /** What else holds for a candidate's row `r` that is found. */
  readonly others: readonly Condition[];
}

/**
 * Compiles a search text. A prefix is asked for as a range, because row-level security lets an index answer only operators that are
 * leakproof, which `like` is not (reliability.md fact 9).
 */
export function searchOf(layout: Layout, tenant: string, text: string, fields: readonly string[] | undefined): Search {
  const terms = searchTerms(wellFormed(text)).map((term) => term.toWellFormed());
  const within = fields ? sql`and k.field = any(${fields}::text[])` : sql``;
  const like = (term: string): Condition => sql`from ${table('token')} k where k.tenant = ${tenant}
    and k.noun = ${layout.noun.name} and k.token >= ${term} and k.token < ${`${term}\u{10FFFF}`} ${within}`;
  const has = (term: string): Condition => sql`exists (select ${like(term)} and k.record = r.id)`;
  const [longest, ...others] = terms.sort((a, b) => b.length - a.length);
  if (longest === undefined) return { condition: sql`false`, candidates: () => sql`select null::text as record where false`, others: [] };
  return {
    condition: sql`(${sql.join(terms.map(has), sql` and `)})`,
    candidates: (limit) => sql`select k.record ${like(longest)} limit ${limit}`,
    others: others.map(has),
  };
}
