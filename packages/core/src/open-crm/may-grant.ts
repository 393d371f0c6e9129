import type { Person } from '../noun.ts';
import type { CompiledPolicy } from '../permission/compile-policy.ts';
import { allows } from '../permission/decide.ts';
import type { EffectiveTable, RightPlan } from '../permission/decision.ts';
import { levelsAt } from '../permission/said.ts';
import { atomsOf } from '../permission/grants.ts';
import type { LevelAtom } from '../permission/policy.ts';
import { receiverTies } from '../permission/ties.ts';

/** Whose node is changed: a person's, a group's, or one that many share (a profile, a role of the system). */
export interface Receiver {
  readonly node: string;
  readonly person: Person | undefined;
}

const meets = (plan: RightPlan | undefined, ties: readonly string[]): boolean => allows(plan, { ties });

/** Tells whether `policy.manage` reaches the whole policy. */
export const administersAll = (table: EffectiveTable): boolean => meets(table['policy.manage'], []);

/** Tells whether `policy.manage` reaches a node: all of them, or the groups and people inside its level. */
export function mayAdminister(table: EffectiveTable, { node, person }: Receiver): boolean {
  return administersAll(table) || meets(table['policy.manage'], person ? receiverTies(person) : node.startsWith('group:') ? [node] : []);
}

function within(plan: RightPlan | undefined, atom: LevelAtom, { person }: Receiver): boolean {
  if (!plan || plan.kind === 'never') return false;
  const holds = (ties: readonly string[]): boolean => ties.every((tie) => meets(plan, [tie]));
  if (plan.kind === 'always') return true;
  if (typeof atom === 'object')
    return holds('groups' in atom ? atom.groups.map((id) => `group:${id}`) : atom.branches.map((id) => `branch:${id}`));
  switch (atom) {
    case 'all':
      return false;
    case 'own':
      return true;
    case 'groups':
      return person !== undefined && holds(person.groups.map((id) => `group:${id}`));
    case 'branch':
      return person !== undefined && (person.branch === null || holds([`branch:${person.branch}`]));
    case 'client':
      return person !== undefined && (person.client === null || holds([`client:${person.client}`]));
  }
}

/**
 * The first right that a change would give away beyond what its author may administer; undefined when there is none. Who administers
 * everything may grant what he does not hold (behaviours.md B3b); who administers groups or a branch grants no more than he holds himself.
 */
export function beyond(table: EffectiveTable, next: CompiledPolicy, receiver: Receiver, rights: readonly string[]): string | undefined {
  if (administersAll(table)) return undefined;
  return rights.find((right) =>
    levelsAt(next, receiver.person, receiver.node, right)
      .flatMap((level) => atomsOf(level))
      .some((atom) => !within(table[right], atom, receiver)),
  );
}
