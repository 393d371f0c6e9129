import { millis, shift } from '../clock.ts';
import { DealerkitError } from '../errors.ts';
import { type Held, type PlanContext, type PlannedChange, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { refuse } from '../open-crm/authorise.ts';
import { administersAll } from '../open-crm/may-grant.ts';
import { explainPlan } from '../permission/decide.ts';
import { compilePolicy } from '../permission/compile-policy.ts';
import { type Level, type Policy, policyId, policyNoun } from '../permission/policy.ts';
import { userNoun } from '../user/user.noun.ts';
import { createServiceKey, revokeServiceKey, serviceKeyDays } from './service-key.commands.ts';
import { serviceKeyNoun } from './service-key.noun.ts';
import { servicePrincipal } from './service-principal.ts';

const day = 86_400_000;

const invalid = (field: string, code: string, message: string): DealerkitError =>
  new DealerkitError('invalid', message, { fields: { [field]: { code } } });

function endOf(ctx: PlanContext, wanted: string | undefined): string {
  const expiresAt = wanted ?? shift(ctx.now, serviceKeyDays.usual * day);
  const days = (millis(expiresAt) - millis(ctx.now)) / day;
  if (days <= 0) throw invalid('expiresAt', 'past', 'It would have ended already');
  if (days > serviceKeyDays.most) throw invalid('expiresAt', 'too-late', `A key lives ${String(serviceKeyDays.most)} days at most`);
  return expiresAt;
}

/** The policy with this node, or without it; nothing to write when it has none to lose. */
async function policyWith(ctx: PlanContext, node: string, levels: Readonly<Record<string, Level>> | undefined): Promise<PlannedChange[]> {
  const held = (await ctx.system.get(policyNoun, policyId)) as Held<{ readonly policy: Policy }> | undefined;
  const nodes = held?.record.policy.nodes ?? {};
  if (!held || (!levels && !Object.hasOwn(nodes, node))) return [];
  const { [node]: _gone, ...others } = nodes;
  const policy = { ...held.record.policy, nodes: levels ? { ...others, [node]: { levels } } : others };
  compilePolicy(policy, ctx.nouns);
  return [ctx.update(held, { policy })];
}

const create = handler(createServiceKey, async (ctx, { name, hash, userId, levels, expiresAt: wanted }) => {
  if ((userId === undefined) === (levels === undefined))
    throw invalid('userId', 'one-of', 'A key acts as a person or has levels of its own');
  const user = userId === undefined ? undefined : await ctx.system.get(userNoun, userId);
  if (userId !== undefined && !user?.record.active) throw invalid('userId', 'unknown', 'No active user with this id');
  // Levels are refused where the policy is written; a person's rights are written nowhere.
  if (!administersAll(ctx.rights)) refuse(explainPlan(ctx.rights['policy.manage'], 'policy.manage', { ties: [] }));
  const expiresAt = endOf(ctx, wanted);
  const key = ctx.create(serviceKeyNoun, { name, hash, userId: userId ?? null, expiresAt });
  const policy = levels ? await policyWith(ctx, servicePrincipal(key.id), levels) : [];
  return {
    output: { id: key.id, expiresAt },
    changes: [key, ...policy],
    events: [
      {
        type: 'serviceKey.created',
        about: [{ noun: 'serviceKey', id: key.id }],
        params: { name, userId: userId ?? null, levels: levels ?? null, expiresAt },
      },
    ],
  };
});

const revoke = handler(revokeServiceKey, async (ctx, { id }) => {
  const held = await ctx.get(serviceKeyNoun, id);
  if (held.record.revokedAt !== null) return { output: { id }, changes: [] };
  return {
    output: { id },
    changes: [ctx.update(held, { revokedAt: ctx.now }), ...(await policyWith(ctx, servicePrincipal(id), undefined))],
    events: [{ type: 'serviceKey.revoked', about: [{ noun: 'serviceKey', id }] }],
  };
});

/** The service key noun with its handlers. */
export const serviceKeyServer: ServerNoun = handle(serviceKeyNoun, [create, revoke]);
