import { DealerkitError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import { type CompiledPolicy, compilePolicy } from '../permission/compile-policy.ts';
import { policyDiff } from '../permission/policy-diff.ts';
import { type Policy, grantPolicy, policyId, policyNoun, setAudience, setPolicy, setRules } from '../permission/policy.ts';
import { refuse } from './authorise.ts';
import { type Held, type Plan, type PlanContext, handler } from './kit.ts';
import { type Receiver, beyond, mayAdminister } from './may-grant.ts';

type HeldPolicy = Held<{ readonly policy: Policy }>;

/** The policy as it is stored; `conflict` when it is not the version that a change started from. */
export async function heldPolicy(ctx: PlanContext, version?: string, yours?: unknown): Promise<HeldPolicy> {
  const held = (await ctx.system.get(policyNoun, policyId)) as HeldPolicy | undefined;
  if (!held) throw new DealerkitError('not-found', 'No policy yet');
  if (version !== undefined && version !== held.version)
    throw new DealerkitError('conflict', 'The policy was changed meanwhile', {
      conflicts: { policy: { yours, theirs: held.record.policy } },
    });
  return held;
}

/** Writes a policy, with what changed of it for the audit trail; nothing when nothing did. */
export function planPolicy(ctx: PlanContext, held: HeldPolicy, policy: Policy): Plan<{ changed: number }> {
  const changes = policyDiff(held.record.policy, policy);
  const output = { changed: changes.length };
  if (changes.length === 0) return { output, changes: [] };
  return {
    output,
    summary: { changes } as unknown as JsonObject,
    changes: [ctx.update(held, { policy })],
    events: [{ type: 'policy.changed', about: [{ noun: 'policy', id: policyId }], params: { changes } as unknown as JsonObject }],
  };
}

const set = handler(setPolicy, async (ctx, { policy, version }) => {
  compilePolicy(policy, ctx.nouns);
  return planPolicy(ctx, await heldPolicy(ctx, version, policy), policy as Policy);
});

const rules = handler(setRules, async (ctx, { rules: wanted, version }) => {
  const held = await heldPolicy(ctx, version, wanted);
  const policy = { ...held.record.policy, rules: wanted } as Policy;
  compilePolicy(policy, ctx.nouns);
  return planPolicy(ctx, held, policy);
});

const audience = handler(setAudience, async (ctx, { module, audience: wanted, version }) => {
  const held = await heldPolicy(ctx, version, wanted);
  const { [module]: _gone, ...others } = held.record.policy.audience ?? {};
  const policy = { ...held.record.policy, audience: wanted === null ? others : { ...others, [module]: wanted } } as Policy;
  compilePolicy(policy, ctx.nouns);
  return planPolicy(ctx, held, policy);
});

/** The policy with a node as it is wanted; a level of null is unset. */
function withNode(
  policy: Policy,
  id: string,
  levels: Readonly<Record<string, unknown>>,
  modules: Readonly<Record<string, boolean>>,
): Policy {
  const node = Object.hasOwn(policy.nodes, id) ? policy.nodes[id]! : {};
  const said = Object.entries({ ...node.levels, ...levels }).filter(([, one]) => one !== null);
  const off = [...new Set([...(node.off ?? []), ...Object.keys(modules)])].filter((module) => modules[module] !== true);
  return { ...policy, nodes: { ...policy.nodes, [id]: { ...node, levels: Object.fromEntries(said), off } } } as Policy;
}

/** Rights that a change of one node may widen: those it names, and those of modules that it switches on. */
const touched = (next: CompiledPolicy, levels: object, modules: Readonly<Record<string, boolean>>): string[] => [
  ...Object.keys(levels),
  ...[...next.rights.keys()].filter((right) => modules[right.split('.')[0]!] === true),
];

/** Whose node it is; `invalid` for a user who does not exist. */
export async function receiverOf(ctx: PlanContext, node: string): Promise<Receiver> {
  if (!node.startsWith('user:')) return { node, person: undefined };
  const noun: Noun | undefined = ctx.nouns.find(({ person }) => person);
  const held = noun && (await ctx.system.get(noun, node.slice('user:'.length)));
  if (!held) throw new DealerkitError('invalid', 'No such user', { fields: { node: { code: 'unknown' } } });
  return { node, person: noun.person!(held.record as never) };
}

const grant = handler(grantPolicy, async (ctx, { node, levels = {}, modules = {}, version }) => {
  const receiver = await receiverOf(ctx, node);
  const outside = { allowed: false, right: 'policy.manage', code: 'out-of-scope', clauses: [] } as const;
  if (!mayAdminister(ctx.rights, receiver)) refuse({ ...outside, fields: [node] });
  const held = await heldPolicy(ctx, version, { node, levels, modules });
  const policy = withNode(held.record.policy, node, levels, modules);
  const next = compilePolicy(policy, ctx.nouns);
  const right = beyond(ctx.rights, next, receiver, touched(next, levels, modules));
  if (right !== undefined) refuse({ ...outside, right });
  return planPolicy(ctx, held, policy);
});

/** The handlers of the commands that change the policy. */
export const policyChanges = [set, grant, rules, audience];
