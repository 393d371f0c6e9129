import { DealerkitError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Noun, Person } from '../noun.ts';
import { type CompiledPolicy, compilePolicy } from '../permission/compile-policy.ts';
import { allows, explainPlan } from '../permission/decide.ts';
import { effectiveTable } from '../permission/effective-table.ts';
import { inheritsFrom, saidAt } from '../permission/said.ts';
import { standsInFor } from '../permission/grants.ts';
import {
  type NodeDescription,
  type PersonDecision,
  type RightDescription,
  describePolicy,
  explainPolicy,
} from '../permission/policy-answers.ts';
import { refuse } from './authorise.ts';
import { handler } from './kit.ts';
import { type Receiver, mayAdminister } from './may-grant.ts';
import { heldPolicy, receiverOf } from './policy.handlers.ts';

/** The atoms that say something of a noun's records: what nobody owns has only all or nothing. */
function admitted({ levels, ties, parents }: Noun, action: string): readonly string[] {
  if (Object.hasOwn(levels, action)) return levels[action]!;
  const owned = ties.owners !== undefined || ties.self !== undefined || parents.length > 0;
  return [
    ...(owned || ties.sharing !== undefined ? ['own'] : []),
    ...(ties.owners !== undefined ? ['groups'] : []),
    ...(ties.owners !== undefined || ties.branch !== undefined ? ['branch', 'branches'] : []),
    ...(ties.client === undefined ? [] : ['client']),
    'all',
  ];
}

function describe(policy: CompiledPolicy, { node, person }: Receiver, version: string): NodeDescription {
  const said = Object.hasOwn(policy.policy.nodes, node) ? policy.policy.nodes[node] : undefined;
  const parents = inheritsFrom(policy, person, node);
  const rightsOf = (noun: Noun): RightDescription[] =>
    [...policy.rights]
      .filter(([, entry]) => entry.noun === noun)
      .map(([right, { action }]) => ({
        right,
        admits: admitted(noun, action),
        own: (said?.levels && Object.hasOwn(said.levels, right) ? said.levels[right] : undefined) ?? null,
        resolved: saidAt(policy, person, node, right),
        inherited: parents.flatMap((parent) => saidAt(policy, person, parent, right)),
      }));
  return {
    node,
    version,
    preset: policy.policy.preset,
    parents,
    modules: [...policy.nouns.values()].map((noun) => ({
      module: noun.name,
      on: !said?.off?.includes(noun.name),
      rights: rightsOf(noun),
    })),
  };
}

const outside = (node: string): never =>
  refuse({ allowed: false, right: 'policy.manage', code: 'out-of-scope', fields: [node], clauses: [] });

/** The handler of `policy.describe`. */
export const describing = handler(describePolicy, async (ctx, { node }) => {
  const receiver = await receiverOf(ctx, node);
  if (!mayAdminister(ctx.rights, receiver)) outside(node);
  const held = await heldPolicy(ctx);
  const description = describe(compilePolicy(held.record.policy, ctx.nouns), receiver, held.version);
  return { output: { node }, summary: description as unknown as JsonObject, changes: [] };
});

/** A policy without what depends on the address: the administrator asks from his own. */
function anywhere(policy: CompiledPolicy, nouns: readonly Noun[]): CompiledPolicy {
  const rules = policy.policy.rules.filter(({ ip }) => !ip);
  return rules.length === policy.policy.rules.length ? policy : compilePolicy({ ...policy.policy, rules }, nouns);
}

function decide(
  policy: CompiledPolicy,
  person: Person,
  right: string,
  now: string,
  record: { readonly ties: readonly string[] } | undefined,
  noun: string | undefined,
) {
  const table = effectiveTable(policy, person, { now });
  const decision = person.active
    ? explainPlan(table[right], right, record)
    : { allowed: false, right, code: 'inactive' as const, clauses: [] };
  return { decision, views: record && noun ? allows(table[`${noun}.view`], record) : null };
}

/** The handler of `policy.explain`: the same clause list, asked for somebody else. */
export const explaining = handler(explainPolicy, async (ctx, { userId, right, record: ref }) => {
  const receiver = await receiverOf(ctx, `user:${userId}`);
  if (!mayAdminister(ctx.rights, receiver)) outside(`user:${userId}`);
  const person = receiver.person!;
  const held = ref && (await ctx.get({ name: ref.noun }, ref.id));
  const record = held && { ...(held.record as object), ties: held.ties };
  const policy = compilePolicy((await heldPolicy(ctx)).record.policy, ctx.nouns);
  if (!policy.rights.has(right)) throw new DealerkitError('invalid', 'No such right', { fields: { right: { code: 'unknown' } } });
  const { decision, views } = decide(anywhere(policy, ctx.nouns), person, right, ctx.now, record, ref?.noun);
  // Deleting needs viewing, as every command does (behaviours.md E16).
  const seen = views === false && decision.allowed ? { ...decision, allowed: false, code: 'out-of-scope' as const } : decision;
  const summary: PersonDecision = {
    person: { id: person.id, name: person.name, active: person.active },
    said: saidAt(policy, person, `user:${person.id}`, right),
    standsInFor: standsInFor(person, ctx.now),
    decision: seen,
    views,
  };
  return { output: { allowed: seen.allowed }, summary: summary as unknown as JsonObject, changes: [] };
});
