import type { Person } from '../noun.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { type Checker, checkerOf } from './decide.ts';
import type { EffectiveTable } from './decision.ts';
import { effectiveTable, verdicts } from './effective-table.ts';
import { standsInFor } from './grants.ts';
import type { RequestContext } from './rules.ts';

/** What somebody may do: the table that travels, and its `can`. */
export interface Rights {
  readonly table: EffectiveTable;
  readonly can: Checker;
}

/** How many people's rights are kept for each policy. */
export const keptRights = 200;

const kept = new WeakMap<CompiledPolicy, Map<string, Rights>>();

/** Everything that a person's table is made from: the facts of him that levels read, and how the rules about requests stand. */
function basisOf(policy: CompiledPolicy, person: Person, request: RequestContext): string {
  const { id, active, groups, branch, client, profile } = person;
  const verdict = verdicts(policy, person, request);
  const standing = policy.rules.filter(({ ip, hours }) => ip || hours).map(verdict);
  return JSON.stringify([id, active, groups, branch, client, profile, standsInFor(person, request.now), standing]);
}

// One table answers many requests: nobody may write into it.
function frozen<T extends object>(value: T): T {
  if (!Object.isFrozen(value)) for (const part of Object.values(Object.freeze(value)) as object[]) frozen(part);
  return value;
}

/** What a person may do here and now. The rights of those who asked last are kept, and made anew when anything changed that they are made from. */
export function rightsOf(policy: CompiledPolicy, person: Person, request: RequestContext): Rights {
  const people = kept.get(policy) ?? new Map<string, Rights>();
  kept.set(policy, people);
  const basis = basisOf(policy, person, request);
  let rights = people.get(basis);
  if (!rights) {
    const table = frozen(effectiveTable(policy, person, request));
    rights = { table, can: checkerOf(table) };
  }
  people.delete(basis);
  people.set(basis, rights);
  for (const oldest of people.keys()) {
    if (people.size <= keptRights) break;
    people.delete(oldest);
  }
  return rights;
}
