import { sql } from 'kysely';
import { table } from '../schema/layout.ts';
import type { Condition } from './filter-sql.ts';
import { type PagePlan, and, conditionsOf, inOrder } from './page-plan.ts';

/** Ties up to which the legs cost less than looking at the next records of the whole list before them. */
const fewTies = 24;
/** Words like the longest one of a search up to which the records of all of them are looked at. */
const fewFound = 20_000;
/** Records of the whole list that are looked at, where a filter or a search passes most of them over. */
const farEnough = 10_000;

/** What of a record is wanted, and whether its row has to be read for it. */
export interface Wanted {
  readonly columns: Condition;
  /** Columns of a leg that are the same; left out where only the row has them. */
  readonly ofLeg?: Condition;
  readonly limit: number;
}

/**
 * The ids that carry one of the ties, at most `limit` for each of them: one leg per tie, each read in order from the index of that tie,
 * so that somebody who sees five records among a million pays for five (reliability.md fact 10). Many ties are still one statement.
 */
function legs(plan: PagePlan, ties: readonly string[], limit: number): Condition {
  const { layout, tenant, key, order, after } = plan;
  const conditions = conditionsOf(plan);
  // Row by row in the leg's order: a join might as well begin with the search, once for each leg.
  const rows =
    conditions.length === 0
      ? sql``
      : sql`cross join lateral (select from ${table(layout.table)} r where r.tenant = ${tenant} and r.id = t.record and ${and(conditions)} offset 0) r`;
  const wanted = sql`t.tenant = ${tenant} and t.noun = ${layout.noun.name} and t.tie = p.tie and t.${key} is not null`;
  return sql`unnest(${ties}::text[]) as p(tie) cross join lateral (
    select t.record, t.${key} as key from ${table('tie')} t ${rows} where ${and([wanted, ...after(sql`t.${key}`, sql`t.record`)])}
    order by t.${key} ${order}, t.record ${order} limit ${limit}) leg`;
}

function byLegs(plan: PagePlan, ties: readonly string[], { columns, ofLeg, limit }: Wanted, when: Condition): Condition {
  const { layout, tenant, order } = plan;
  const page = sql`select leg.record, leg.key from ${legs(plan, ties, limit)} where ${when}
    group by leg.key, leg.record order by leg.key ${order}, leg.record ${order} limit ${limit}`;
  if (ofLeg) return sql`select ${ofLeg} from (${page}) leg`;
  return sql`select ${columns} from (${page}) page join ${table(layout.table)} r on r.tenant = ${tenant} and r.id = page.record`;
}

/**
 * The records of a page that carry one of the ties, in no order. Three ways lead to them, and only what the statement finds on its way
 * tells which is short; each is bounded, and the next one is taken only when the one before did not get there:
 * a search that finds little is looked through; whoever has many ties mostly sees much, so the next records of the whole list are;
 * and a leg for each tie always arrives (docs/decisions/0018).
 */
export function scopedSql(plan: PagePlan, all: readonly string[], wanted: Wanted): Condition {
  const { layout, tenant, key, order, filter, search } = plan;
  const { columns, limit } = wanted;
  const ties = [...new Set(all)];
  const his = sql`r.ties && ${ties}::text[]`;
  const steps: Condition[] = [];
  const ways: Condition[] = [];
  let otherwise = sql`true`;
  const way = (rows: Condition, arrived: Condition): void => {
    ways.push(rows);
    otherwise = sql`(case when ${arrived} then false else ${otherwise} end)`;
  };
  if (search) {
    const arrived = sql`(select count(*) <= ${fewFound} from found)`;
    const those = and([sql`r.tenant = ${tenant}`, his, ...filter, ...search.others, ...plan.after(sql`r.${key}`, sql`r.id`)]);
    steps.push(sql`found as materialized (${search.candidates(fewFound + 1)})`);
    way(
      sql`select ${columns} from (select distinct record from found where ${arrived}) f join ${table(layout.table)} r on r.id = f.record
        where ${those} order by r.${key} ${order}, r.id ${order} limit ${limit}`,
      arrived,
    );
  }
  if (ties.length > fewTies) {
    const conditions = conditionsOf(plan);
    const far = conditions.length > 0 ? farEnough : limit * 2;
    const next = inOrder(plan, sql`r.*`, far, [otherwise]);
    steps.push(sql`near as materialized (select ${columns} from (${next}) r where ${and([his, ...conditions])} limit ${limit})`);
    const arrived = sql`(select count(*) = ${limit} from near)`;
    way(sql`select * from near where ${arrived}`, arrived);
  }
  ways.push(byLegs(plan, ties, wanted, otherwise));
  const union = sql.join(
    ways.map((rows) => sql`(${rows})`),
    sql` union all `,
  );
  return steps.length === 0 ? union : sql`with ${sql.join(steps)} ${union}`;
}
