import { type Filter, allOf } from '../query/filter.ts';
import { predicate } from '../query/predicate.ts';
import type { Clause, Decision, DecisionCode, EffectiveTable, Grant, RightPlan } from './decision.ts';

/** A record as a decision sees it. */
export interface Decidable {
  readonly ties: readonly string[];
  readonly [field: string]: unknown;
}

/** Decides one right on a record with these ties. */
export type Decider = (record: Readonly<Record<string, unknown>>, ties: readonly string[]) => boolean;

/** What the rules ask of a record. */
const rulesOf = ({ require, deny }: RightPlan): Filter[] => [...require, ...deny.map((filter): Filter => ({ not: filter }))];

// What it returns runs for every record of a list, so it counts: comparing ties of the same length only takes half the time of a hash.
function meeting(grants: readonly Grant[]): Decider {
  const byLength = new Array<string[]>(32);
  for (const { ties } of grants) {
    if (ties === 'all') return () => true;
    for (const tie of ties) (byLength[tie.length] ??= []).push(tie);
  }
  return (_record, ties) => {
    for (let index = 0; index < ties.length; index++) if (byLength[ties[index]!.length]?.includes(ties[index]!)) return true;
    return false;
  };
}

/** Compiles the decision of one right: for who asks more than once. */
export function deciderOf(plan: RightPlan | undefined): Decider {
  if (!plan) return () => false;
  const reaches = meeting(plan.grants);
  if (plan.require.length + plan.deny.length === 0) return reaches;
  const rules = rulesOf(plan).map(predicate);
  return (record, ties) => reaches(record, ties) && rules.every((keeps) => keeps(record));
}

/** Decides any right of one table on a record with these ties. */
export type Checker = (right: string, record: Readonly<Record<string, unknown>>, ties: readonly string[]) => boolean;

/** Makes the `can` of one table, in which each right is compiled when it is first asked. */
export function checkerOf(table: EffectiveTable): Checker {
  const deciders = new Map<string, Decider>();
  return (right, record, ties) => {
    let decides = deciders.get(right);
    if (!decides) deciders.set(right, (decides = deciderOf(table[right])));
    return decides(record, ties);
  };
}

/** Decides one right on one record. */
export function allows(plan: RightPlan | undefined, record: Decidable): boolean {
  return deciderOf(plan)(record, record.ties);
}

/** Decides one right on one record, and says why. Without a record it answers whether the right is held at all. */
export function explainPlan(plan: RightPlan | undefined, right: string, record?: Decidable): Decision {
  const answer = (code: DecisionCode, clauses: readonly Clause[] = []): Decision => ({ allowed: code === 'allowed', right, code, clauses });
  if (!plan) return answer('unknown');
  if (plan.kind === 'never') return answer(plan.code ?? 'no-right');
  if (!record) return answer('allowed');
  const clauses = plan.grants.map(({ ties, ...clause }) => ({ ...clause, matched: meeting([{ ...clause, ties }])(record, record.ties) }));
  if (plan.deny.some((filter) => predicate(filter)(record))) return answer('denied', clauses);
  if (!plan.require.every((filter) => predicate(filter)(record))) return answer('required', clauses);
  return answer(clauses.some(({ matched }) => matched) ? 'allowed' : 'out-of-scope', clauses);
}

/** The scope of a list: the ties to look for (all records when undefined) and the rules to add to the filter. Nothing at all when never. */
export function scopeOf(plan: RightPlan | undefined): { readonly ties?: readonly string[]; readonly where?: Filter } | undefined {
  if (!plan || plan.kind === 'never') return undefined;
  const where = allOf(...rulesOf(plan));
  const ties = plan.grants.map((grant) => grant.ties);
  return { ...(ties.includes('all') ? {} : { ties: [...new Set(ties.flat())] }), ...(where ? { where } : {}) };
}
