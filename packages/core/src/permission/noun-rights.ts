import { type Decider, deciderOf } from './decide.ts';
import type { EffectiveTable } from './decision.ts';

/** What a table says of all records of one noun. */
export interface NounRights {
  /** Every tie by which its rights can reach a record: the only ties that travel to their reader. */
  readonly ties: ReadonlySet<string>;
  /** The fields that are not readable everywhere, each with its decision. */
  readonly narrowed: ReadonlyMap<string, Decider>;
}

function read(table: EffectiveTable, noun: string): NounRights {
  const ties = new Set<string>();
  const narrowed = new Map<string, Decider>();
  for (const [right, plan] of Object.entries(table)) {
    const [module, action, field] = right.split('.');
    if (module !== noun) continue;
    for (const grant of plan.grants) if (grant.ties !== 'all') for (const tie of grant.ties) ties.add(tie);
    if (action === 'view' && field !== undefined && plan.kind !== 'always') narrowed.set(field, deciderOf(plan));
  }
  return { ties, narrowed };
}

const known = new WeakMap<EffectiveTable, Map<string, NounRights>>();

/** What a table says of one noun, worked out once for each table. */
export function nounRights(table: EffectiveTable, noun: string): NounRights {
  const nouns = known.get(table) ?? new Map<string, NounRights>();
  known.set(table, nouns);
  const rights = nouns.get(noun) ?? read(table, noun);
  nouns.set(noun, rights);
  return rights;
}
