import type { Person } from '../noun.ts';
import type { Filter } from '../query/filter.ts';
import { type CompiledPolicy, type CompiledRule, atomsOf } from './compile-policy.ts';
import type { DecisionCode, EffectiveTable, Grant, RightPlan } from './decision.ts';
import { inIpRanges, parseIp } from './ip-range.ts';
import type { Level, LevelAtom, PolicyNode } from './policy.ts';
import type { SaidLevel } from './policy-answers.ts';

/** A level and the node that said it. */
type Answer = SaidLevel;

/** The node of a person, of a service (`service:7`, which inherits from `system:service`) or of a system principal (`form:7` → `system:form`). */
export function nodeOf(principal: string): string {
  if (principal.startsWith('service:')) return principal;
  const system = /^(form|external):/.exec(principal);
  return system ? `system:${system[1]!}` : `user:${principal}`;
}

/** Tells whether a principal is a person of the house: somebody who can own records. */
export const isOfHouse = (principal: string): boolean => principal !== 'system' && nodeOf(principal).startsWith('user:');

/** What is known of a request beside who makes it. */
export interface RequestContext {
  readonly ip?: string | undefined;
  /** The instant, ISO 8601. */
  readonly now?: string | undefined;
}

/** What a node inherits from, for one person. */
function parentsOf({ policy: { nodes, userParents } }: CompiledPolicy, person: Person, id: string): readonly string[] {
  const own = Object.hasOwn(nodes, id) ? nodes[id]!.parents : undefined;
  if (own) return own;
  if (id.startsWith('service:')) return ['system:service'];
  if (!id.startsWith('user:')) return [];
  return userParents === 'groups' ? person.groups.map((group) => `group:${group}`) : person.profile ? [`profile:${person.profile}`] : [];
}

/** Climbs from a node: the first level that is set answers; several parents add up (permissions.md, the decision, step 4). */
function climb(policy: CompiledPolicy, person: Person, id: string, right: string, module: string): readonly Answer[] {
  const { nodes } = policy.policy;
  const node: PolicyNode = Object.hasOwn(nodes, id) ? nodes[id]! : {};
  if (node.off?.includes(module)) return [];
  const level = node.levels && Object.hasOwn(node.levels, right) ? node.levels[right]! : 'inherit';
  if (level !== 'inherit') return [{ node: id, level }];
  return parentsOf(policy, person, id).flatMap((parent) => climb(policy, person, parent, right, module));
}

const nobody: Person = { id: '', name: '', active: true, groups: [], branch: null, client: null, profile: null };

/** What a node says of one right, itself or by what it inherits from; for nodes of many people, `person` is left out. */
export function saidAt(policy: CompiledPolicy, person: Person | undefined, node: string, right: string): readonly SaidLevel[] {
  return climb(policy, person ?? nobody, node, right, right.split('.')[0]!);
}

/** The nodes that a node inherits from. */
export function inheritsFrom(policy: CompiledPolicy, person: Person | undefined, node: string): readonly string[] {
  return parentsOf(policy, person ?? nobody, node);
}

/** The levels that a node resolves to for one right, its own or those that it inherits. */
export function levelsAt(policy: CompiledPolicy, person: Person | undefined, node: string, right: string): readonly Level[] {
  return saidAt(policy, person, node, right).map(({ level }) => level);
}

/** A person's node, all that it inherits from, and his groups. */
function nodesOf(policy: CompiledPolicy, person: Person): ReadonlySet<string> {
  const all = new Set(person.groups.map((id) => `group:${id}`));
  const visit = (id: string): void => {
    all.add(id);
    for (const parent of parentsOf(policy, person, id)) visit(parent);
  };
  visit(nodeOf(person.id));
  return all;
}

/** Why a module is closed to a person, whatever its levels say. */
function closedBy({ policy: { audience } }: CompiledPolicy, person: Person, module: string): DecisionCode | undefined {
  const open = audience && Object.hasOwn(audience, module) ? audience[module] : undefined;
  if (open === false) return 'module-off';
  if (!open || open.users?.includes(person.id) || person.groups.some((id) => open.groups?.includes(id))) return undefined;
  return 'audience';
}

interface Rules {
  readonly code?: DecisionCode;
  readonly require: readonly Filter[];
  readonly deny: readonly Filter[];
}

/** What the rules ask of records, once address and time are known; a code when they refuse every record. */
function rulesOn(rules: readonly CompiledRule[], nodes: ReadonlySet<string>, { ip, now }: RequestContext): Rules {
  const require: Filter[] = [];
  const deny: Filter[] = [];
  const codes = new Set<DecisionCode>();
  for (const rule of rules) {
    if (rule.nodes && !rule.nodes.some((id) => nodes.has(id))) continue;
    const required = rule.effect === 'require';
    // What is not known counts against the asker: outside for a require rule, inside for a deny rule.
    const fromHere = !rule.ip || (ip === undefined || !parseIp(ip) ? !required : inIpRanges(rule.ip, ip));
    const atThisTime = !rule.hours || (now === undefined ? !required : rule.hours(now));
    if (required && !(fromHere && atThisTime)) codes.add(fromHere ? 'time' : 'ip');
    else if (rule.where && fromHere && atThisTime) (required ? require : deny).push(rule.where);
    else if (!required && fromHere && atThisTime) codes.add('denied');
  }
  // Named in this order, whatever the order of the rules.
  const code = (['ip', 'time', 'denied'] as const).find((one) => codes.has(one));
  return { ...(code && { code }), require, deny };
}

/** For whom a person stands in at an instant; for nobody while the instant is not known. */
export const standsInFor = (person: Person, now: string | undefined): readonly string[] =>
  now === undefined ? [] : (person.standsInFor ?? []).filter(({ from, until }) => from <= now && now < until).map(({ id }) => id);

function tiesOfAtom(atom: LevelAtom, person: Person, now: string | undefined): 'all' | readonly string[] {
  if (typeof atom === 'object') {
    return 'groups' in atom ? atom.groups.map((id) => `group:${id}`) : atom.branches.map((id) => `branch:${id}`);
  }
  switch (atom) {
    case 'all':
      return 'all';
    case 'own':
      return [person.id, ...standsInFor(person, now)].map((id) => `own:${id}`);
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
export function effectiveTable(policy: CompiledPolicy, person: Person, context: RequestContext = {}): EffectiveTable {
  const nodes = nodesOf(policy, person);
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
      atomsOf(level).map((atom) => ({ by: 'level', node, level: atom, ties: tiesOfAtom(atom, person, context.now) })),
    );
    const { code: ruled, require, deny } = rulesOn(policy.rulesFor(noun.name, action), nodes, context);
    const code = closedBy(policy, person, noun.name) ?? ruled;
    if (!person.active || code || levels.length === 0)
      return { right, kind: 'never', ...(code && { code }), grants: [], require: [], deny: [] };
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
