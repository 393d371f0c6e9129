import type { Person } from '../noun.ts';
import { type CompiledPolicy, atomsOf } from './compile-policy.ts';
import type { EffectiveTable, Grant, RightPlan } from './decision.ts';
import type { Level, LevelAtom, PolicyNode } from './policy.ts';

/** A level and the node that said it. */
interface Answer {
  readonly node: string;
  readonly level: Level;
}

/** The node of a person, of a service (`service:7`, which inherits from `system:service`) or of a system principal (`form:7` → `system:form`). */
export function nodeOf(principal: string): string {
  if (principal.startsWith('service:')) return principal;
  const system = /^(form|external):/.exec(principal);
  return system ? `system:${system[1]!}` : `user:${principal}`;
}

/** Tells whether a principal is a person of the house: somebody who can own records. */
export const isOfHouse = (principal: string): boolean => principal !== 'system' && nodeOf(principal).startsWith('user:');

/** Climbs from a node: the first level that is set answers; several parents add up (permissions.md, the decision, step 4). */
function climb(policy: CompiledPolicy, person: Person, id: string, right: string, module: string): readonly Answer[] {
  const { nodes, userParents } = policy.policy;
  const node: PolicyNode = Object.hasOwn(nodes, id) ? nodes[id]! : {};
  if (node.off?.includes(module)) return [];
  const level = node.levels && Object.hasOwn(node.levels, right) ? node.levels[right]! : 'inherit';
  if (level !== 'inherit') return [{ node: id, level }];
  const inherited =
    userParents === 'groups' ? person.groups.map((group) => `group:${group}`) : person.profile ? [`profile:${person.profile}`] : [];
  const parents = node.parents ?? (id.startsWith('user:') ? inherited : id.startsWith('service:') ? ['system:service'] : []);
  return parents.flatMap((parent) => climb(policy, person, parent, right, module));
}

function tiesOfAtom(atom: LevelAtom, person: Person): 'all' | readonly string[] {
  if (typeof atom === 'object') {
    return 'groups' in atom ? atom.groups.map((id) => `group:${id}`) : atom.branches.map((id) => `branch:${id}`);
  }
  switch (atom) {
    case 'all':
      return 'all';
    case 'own':
      return [`own:${person.id}`];
    case 'groups':
      return person.groups.map((id) => `group:${id}`);
    case 'branch':
      return person.branch ? [`branch:${person.branch}`] : [];
    case 'client':
      return person.client ? [`client:${person.client}`] : [];
  }
}

function shareTies(policy: CompiledPolicy, person: Person, module: string, action: string): readonly string[] {
  const sharing = Object.hasOwn(policy.policy.sharing, module) ? policy.policy.sharing[module] : undefined;
  if (!sharing) return [];
  const me = [person.id, ...person.groups.map((id) => `group:${id}`)];
  const reads = sharing.read.includes(action);
  const writes = sharing.write.includes(action);
  return [
    ...(reads ? [...me.map((id) => `read:${id}`), 'public:read'] : []),
    ...(reads || writes ? [...me.map((id) => `write:${id}`), 'public:write'] : []),
    ...((reads && sharing.default !== 'private') || (writes && sharing.default === 'write') ? ['public:default'] : []),
  ];
}

/**
 * Compiles everything that one person may do. A person who is not active holds nothing.
 * Sharing and parents widen records, never actions: without a level there is no grant at all.
 */
export function effectiveTable(policy: CompiledPolicy, person: Person): EffectiveTable {
  const table: Record<string, RightPlan> = {};
  const underWay = new Set<string>();

  const viaParents = (module: string, action: string): Grant[] => {
    if (action !== 'view') return [];
    const parents = new Set(policy.nouns.get(module)!.parents.map(({ noun }) => noun));
    const names = parents.has(undefined) ? [...policy.nouns.keys()] : [...parents].filter((name) => name !== undefined);
    return names.flatMap((name): Grant[] => {
      if (!policy.nouns.has(name) || name === module) return [];
      const plan = planOf(`${name}.view`);
      // A parent's rules read the parent's fields, which a child does not carry: then the child is not reached this way.
      if (!plan || plan.kind === 'never' || plan.require.length > 0 || plan.deny.length > 0) return [];
      const ties = plan.grants.flatMap((grant) =>
        grant.ties === 'all' ? [`via:${name}:*`] : grant.ties.map((tie) => `via:${name}:${tie}`),
      );
      return [{ by: name, ties: [...new Set(ties)] }];
    });
  };

  const build = (right: string): RightPlan | undefined => {
    const { noun, action, field } = policy.rights.get(right)!;
    const answers = climb(policy, person, nodeOf(person.id), right, noun.name);
    if (field !== undefined && answers.length === 0) return undefined;
    const levels = answers.flatMap(({ node, level }): Grant[] =>
      atomsOf(level).map((atom) => ({ by: 'level', node, level: atom, ties: tiesOfAtom(atom, person) })),
    );
    const { require, deny } = policy.rulesFor(noun.name, action);
    if (!person.active || levels.length === 0) return { right, kind: 'never', grants: [], require: [], deny: [] };
    const share = field === undefined ? shareTies(policy, person, noun.name, action) : [];
    const grants = [...levels, ...(share.length > 0 ? [{ by: 'share', ties: share }] : []), ...viaParents(noun.name, action)];
    const always = grants.some(({ ties }) => ties === 'all') && require.length === 0 && deny.length === 0;
    return { right, kind: always ? 'always' : 'sometimes', grants, require, deny };
  };

  const planOf = (right: string): RightPlan | undefined => {
    if (Object.hasOwn(table, right)) return table[right];
    // Nouns that are each other's parents: the inner question is answered by levels alone.
    if (underWay.has(right) || !policy.rights.has(right)) return undefined;
    underWay.add(right);
    const plan = build(right);
    underWay.delete(right);
    if (plan) table[right] = plan;
    return plan;
  };

  for (const right of policy.rights.keys()) planOf(right);
  return table;
}

/** The table of the house itself (jobs, imports, seeds): every right on every record. */
export function systemTable(policy: CompiledPolicy): EffectiveTable {
  const entries = [...policy.rights.keys()]
    .filter((right) => policy.rights.get(right)!.field === undefined)
    .map((right): [string, RightPlan] => [
      right,
      { right, kind: 'always', grants: [{ by: 'level', node: 'system:root', level: 'all', ties: 'all' }], require: [], deny: [] },
    ]);
  return Object.fromEntries(entries);
}
