import type { Person } from '../noun.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { EffectiveTable, Grant, RightPlan } from './decision.ts';
import { reachOf } from './grants.ts';
import { type LinkedNode, answersAt, lineageOf, nodeFor, nodeOf } from './nodes.ts';
import { type CompiledRule, type RequestContext, type Verdict, closedBy, restrictionsOf, verdictOf } from './rules.ts';

const nodeForPerson = (policy: CompiledPolicy, person: Person): LinkedNode =>
  nodeFor(policy.nodes, policy.policy.userParents, person, nodeOf(person.id));

/** Answers how each rule of a policy stands to one person, here and now; each is asked once. */
export function verdicts(policy: CompiledPolicy, person: Person, request: RequestContext): (rule: CompiledRule) => Verdict {
  const asked = new Map<CompiledRule, Verdict>();
  let standing: ReadonlySet<string> | undefined;
  return (rule) => {
    const known = asked.get(rule);
    if (known) return known;
    standing ??= new Set([...lineageOf(nodeForPerson(policy, person)), ...person.groups.map((id) => `group:${id}`)]);
    const verdict = verdictOf(rule, standing, request);
    asked.set(rule, verdict);
    return verdict;
  };
}

/**
 * Compiles one person's rights, one by one. A person who is not active holds nothing.
 * Sharing and parents widen records, never actions: without a level there is no grant at all.
 */
export function planner(policy: CompiledPolicy, person: Person, request: RequestContext = {}): (right: string) => RightPlan | undefined {
  const node = nodeForPerson(policy, person);
  const reach = reachOf(person, request.now);
  const verdict = verdicts(policy, person, request);

  const via = (name: string, below: readonly string[]): Grant[] => {
    // Nouns that are each other's parents: nobody is his own grandparent.
    const plan = below.includes(name) ? undefined : planOf(`${name}.view`, below);
    // A parent's rules read the parent's fields, which a child does not carry: then the child is not reached this way.
    if (!plan || plan.kind === 'never' || plan.require.length > 0 || plan.deny.length > 0) return [];
    const ties = plan.grants.flatMap((grant) => (grant.ties === 'all' ? `via:${name}:*` : grant.ties.map((tie) => `via:${name}:${tie}`)));
    return [{ by: name, ties: [...new Set(ties)] }];
  };

  const planOf = (right: string, below: readonly string[] = []): RightPlan | undefined => {
    const known = policy.rights.get(right);
    if (!known) return undefined;
    const { noun, action, field, rules, audience, sharing, parents } = known;
    const answers = answersAt(node, right, noun.name);
    if (field !== undefined && answers.length === 0) return undefined;
    const { code: ruled, require, deny } = restrictionsOf(rules, verdict);
    const code = closedBy(audience, person) ?? ruled;
    const grants: Grant[] = [];
    for (const { node: id, atoms } of answers)
      for (const atom of atoms) grants.push({ by: 'level', node: id, level: atom, ties: reach.of(atom) });
    if (!person.active || code || grants.length === 0)
      return { right, kind: 'never', ...(code && { code }), grants: [], require: [], deny: [] };
    const shared = reach.shared(sharing, action);
    if (shared.length > 0) grants.push({ by: 'share', ties: shared });
    for (const name of parents) grants.push(...via(name, [...below, noun.name]));
    const always = require.length === 0 && deny.length === 0 && grants.some(({ ties }) => ties === 'all');
    return { right, kind: always ? 'always' : 'sometimes', grants, require, deny };
  };
  return (right) => planOf(right);
}

/** Compiles everything that one person may do: plain data, as it travels to the browser. */
export function effectiveTable(policy: CompiledPolicy, person: Person, request: RequestContext = {}): EffectiveTable {
  const planOf = planner(policy, person, request);
  const table: Record<string, RightPlan> = {};
  for (const right of policy.rights.keys()) {
    const plan = planOf(right);
    if (plan) table[right] = plan;
  }
  return table;
}

/** The table of the house itself (jobs, imports, seeds): every right on every record. */
export function systemTable(policy: CompiledPolicy): EffectiveTable {
  const grants: readonly Grant[] = [{ by: 'level', node: 'system:root', level: 'all', ties: 'all' }];
  const table: Record<string, RightPlan> = {};
  for (const [right, { field }] of policy.rights)
    if (field === undefined) table[right] = { right, kind: 'always', grants, require: [], deny: [] };
  return table;
}
