import { type Filter, allOf } from '../query/filter.ts';
import { predicate } from '../query/predicate.ts';
import type { Decision, EffectiveTable, RightPlan } from './decision.ts';

/** A record as a decision sees it. */
export interface Decidable {
  readonly ties: readonly string[];
  readonly [field: string]: unknown;
}

const compiled = new WeakMap<Filter, (record: Readonly<Record<string, unknown>>) => boolean>();
const test = (filter: Filter, record: Decidable): boolean => {
  const known = compiled.get(filter) ?? predicate(filter);
  compiled.set(filter, known);
  return known(record);
};

const reaches = (ties: 'all' | readonly string[], record: Decidable): boolean =>
  ties === 'all' || ties.some((tie) => record.ties.includes(tie));

/** Decides one right on one record, and says why. Without a record it answers whether the right is held at all. */
export function explainPlan(plan: RightPlan | undefined, right: string, record?: Decidable): Decision {
  if (!plan) return { allowed: false, right, code: 'unknown', clauses: [] };
  if (plan.kind === 'never') return { allowed: false, right, code: plan.code ?? 'no-right', clauses: [] };
  if (!record) return { allowed: true, right, code: 'allowed', clauses: [] };
  const clauses = plan.grants.map(({ by, node, level, ties }) => ({
    by,
    ...(node === undefined ? {} : { node }),
    ...(level === undefined ? {} : { level }),
    matched: reaches(ties, record),
  }));
  if (plan.deny.some((filter) => test(filter, record))) return { allowed: false, right, code: 'denied', clauses };
  if (!plan.require.every((filter) => test(filter, record))) return { allowed: false, right, code: 'required', clauses };
  const allowed = clauses.some(({ matched }) => matched);
  return { allowed, right, code: allowed ? 'allowed' : 'out-of-scope', clauses };
}

/** Decides one right on one record. */
export function allows(plan: RightPlan | undefined, record: Decidable): boolean {
  return (
    plan !== undefined &&
    plan.kind !== 'never' &&
    plan.grants.some(({ ties }) => reaches(ties, record)) &&
    plan.require.every((filter) => test(filter, record)) &&
    !plan.deny.some((filter) => test(filter, record))
  );
}

const sharedToWrite = /^((?:via:[^:]+:)*)(?:write:|public:write$)/;

// Who may write may read, and his records say both: to look for one is enough.
const readTie = (tie: string): string => tie.replace(sharedToWrite, (found) => found.replace(/write(:?)$/, 'read$1'));

/** The scope of a list: the ties to look for (all records when undefined) and the rules to add to the filter. Nothing at all when never. */
export function scopeOf(plan: RightPlan | undefined): { readonly ties?: readonly string[]; readonly where?: Filter } | undefined {
  if (!plan || plan.kind === 'never') return undefined;
  const where = allOf(...plan.require, ...plan.deny.map((filter): Filter => ({ not: filter })));
  const all = plan.grants.some(({ ties }) => ties === 'all');
  const mine = new Set(plan.grants.flatMap((grant) => (grant.ties === 'all' ? [] : grant.ties)));
  const ties = [...mine].filter((tie) => readTie(tie) === tie || !mine.has(readTie(tie)));
  return { ...(all ? {} : { ties }), ...(where ? { where } : {}) };
}

/** Every tie by which the table's rights of one noun can reach a record: the only ties that travel to their reader. */
export function readerTies(table: EffectiveTable, noun: string): ReadonlySet<string> {
  const ties = new Set<string>();
  for (const [right, plan] of Object.entries(table))
    if (right.startsWith(`${noun}.`))
      for (const grant of plan.grants) if (grant.ties !== 'all') for (const tie of grant.ties) ties.add(tie);
  return ties;
}
