import type { Person } from '../noun.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { type LinkedNode, answersAt, nodeFor } from './nodes.ts';
import type { Level } from './policy.ts';
import type { SaidLevel } from './policy-answers.ts';

const nobody: Person = { id: '', name: '', active: true, groups: [], branch: null, client: null, profile: null };

const linked = (policy: CompiledPolicy, person: Person | undefined, node: string): LinkedNode =>
  nodeFor(policy.nodes, policy.policy.userParents, person ?? nobody, node);

/** What a node says of one right, itself or by what it inherits from; for nodes of many people, `person` is left out. */
export function saidAt(policy: CompiledPolicy, person: Person | undefined, node: string, right: string): readonly SaidLevel[] {
  return answersAt(linked(policy, person, node), right, right.split('.')[0]!).map(({ node: id, level }) => ({ node: id, level }));
}

/** The nodes that a node inherits from. */
export function inheritsFrom(policy: CompiledPolicy, person: Person | undefined, node: string): readonly string[] {
  return (linked(policy, person, node).parents ?? []).map(({ id }) => id);
}

/** The levels that a node resolves to for one right, its own or those that it inherits. */
export function levelsAt(policy: CompiledPolicy, person: Person | undefined, node: string, right: string): readonly Level[] {
  return saidAt(policy, person, node, right).map(({ level }) => level);
}
