import type { Person } from '../noun.ts';
import { atomsOf } from './grants.ts';
import type { Level, LevelAtom, Policy, PolicyNode } from './policy.ts';

/** A node of the policy, linked to the nodes that it inherits from. */
export interface LinkedNode {
  readonly id: string;
  /** What it says itself, by right; `inherit` says nothing. */
  readonly says: ReadonlyMap<string, Answer>;
  readonly off: ReadonlySet<string>;
  /** Undefined for a person whose node names none: he inherits from his profile or from his groups. */
  readonly parents: readonly LinkedNode[] | undefined;
}

/** Finds a node by id; one that the policy does not speak of sets nothing. */
export type LinkedNodes = (id: string) => LinkedNode;

/** A level, read, and the node that said it. */
export interface Answer {
  readonly node: string;
  readonly level: Level;
  readonly atoms: readonly LevelAtom[];
}

/** The node of a person, of a service (`service:7`, which inherits from `system:service`) or of a system principal (`form:7` → `system:form`). */
export function nodeOf(principal: string): string {
  if (principal.startsWith('service:')) return principal;
  const system = /^(form|external):/.exec(principal);
  return system ? `system:${system[1]!}` : `user:${principal}`;
}

/** Tells whether a principal is a person of the house: somebody who can own records. */
export const isOfHouse = (principal: string): boolean => principal !== 'system' && nodeOf(principal).startsWith('user:');

/** Links the nodes of a policy. `fail` is told of cycles, of parents that do not exist, and of what would inherit from a person. */
export function linkNodes(nodes: Readonly<Record<string, PolicyNode>>, fail: (message: string) => never): LinkedNodes {
  const linked = new Map<string, LinkedNode>();
  const link = (id: string, path: readonly string[]): LinkedNode => {
    if (path.includes(id)) fail(`cycle of parents through ${id}`);
    const known = linked.get(id);
    if (known) return known;
    const spoken = Object.hasOwn(nodes, id);
    const { levels = {}, off, parents }: PolicyNode = spoken ? nodes[id]! : {};
    for (const parent of parents ?? []) {
      if (!Object.hasOwn(nodes, parent)) fail(`${id} has an unknown parent ${parent}`);
      if (parent.startsWith('user:')) fail(`${id} cannot inherit from a user`);
    }
    const above = parents ?? (id.startsWith('user:') ? undefined : id.startsWith('service:') ? ['system:service'] : []);
    const node = {
      id,
      says: new Map(
        Object.entries(levels).flatMap(([right, level]) =>
          level === 'inherit' ? [] : [[right, { node: id, level, atoms: atomsOf(level) }]],
        ),
      ),
      off: new Set(off),
      parents: above?.map((parent) => link(parent, [...path, id])),
    };
    if (spoken) linked.set(id, node);
    return node;
  };
  for (const id of Object.keys(nodes)) link(id, []);
  return (id) => link(id, []);
}

/** A node with all that it inherits from, for one person: his groups, beside his profile where the policy has profiles (behaviours.md E7). */
export function nodeFor(nodes: LinkedNodes, userParents: Policy['userParents'], { groups, profile }: Person, id: string): LinkedNode {
  const node = nodes(id);
  if (node.parents) return node;
  const above = [...(userParents === 'profile' && profile ? [`profile:${profile}`] : []), ...groups.map((group) => `group:${group}`)];
  return { ...node, parents: above.map(nodes) };
}

/** Climbs from a node: the first level that is set answers; several parents add up (permissions.md, the decision, step 4). */
export function answersAt({ says, off, parents = [] }: LinkedNode, right: string, module: string): readonly Answer[] {
  if (off.has(module)) return [];
  const own = says.get(right);
  return own ? [own] : parents.flatMap((parent) => answersAt(parent, right, module));
}

/** The ids of a node and of all that it inherits from. */
export function lineageOf({ id, parents = [] }: LinkedNode): readonly string[] {
  return [id, ...parents.flatMap(lineageOf)];
}
