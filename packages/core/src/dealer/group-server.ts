import type { FollowUp } from '../follow-up/follow-up.ts';
import { type Group, groupNoun } from '../group/group.noun.ts';
import { refuse } from '../open-crm/authorise.ts';
import { type Plan, type PlanContext, handle, handler } from '../open-crm/kit.ts';
import { administersAll } from '../open-crm/may-grant.ts';
import { heldPolicy, planPolicy } from '../open-crm/policy.handlers.ts';
import { explainPlan } from '../permission/decide.ts';
import type { PolicyNode } from '../permission/policy.ts';
import { applying } from './apply-preset.ts';
import { withType } from './group-type.ts';
import { plannedSave, saveCommand, savedEvents } from './manage.ts';

const assign = 'client.assign';

/** A group's node with the level of `client.assign` that its follow-up means: all by hand, nobody otherwise; null unsets it (B9-B11). */
function withFollowUp(node: PolicyNode, mode: FollowUp | null): PolicyNode {
  const { [assign]: _was, ...others } = node.levels ?? {};
  return { ...node, levels: mode === null ? others : { ...others, [assign]: mode === 'manual' ? 'all' : 'none' } };
}

/** What a group's type and follow-up say in the policy. Needs `policy.manage`, for it gives rights. */
async function inPolicy(ctx: PlanContext, id: string, group: Partial<Group>, before: Partial<Group>): Promise<Partial<Plan<unknown>>> {
  const held = await heldPolicy(ctx);
  const { nodes } = held.record.policy;
  const name = `group:${id}`;
  const was: PolicyNode = Object.hasOwn(nodes, name) ? nodes[name]! : {};
  const mode = group.followUp ?? null;
  const typed = withType(nodes, was, group.profileType);
  const node = mode === (before.followUp ?? null) ? typed : withFollowUp(typed, mode);
  if (node === was) return {};
  if (!administersAll(ctx.rights)) refuse(explainPlan(ctx.rights['policy.manage'], 'policy.manage', { ties: [] }));
  return planPolicy(ctx, held, { ...held.record.policy, nodes: { ...nodes, [name]: node } });
}

const save = handler(saveCommand(groupNoun, 'group.manage'), async (ctx, { id, data }) => {
  const { change, before = {} } = await plannedSave(ctx, groupNoun, id, data);
  const policy = await inPolicy(ctx, change.id, { ...before, ...data }, before);
  return {
    output: { id: change.id },
    changes: [change, ...(policy.changes ?? [])],
    events: [...savedEvents(groupNoun, change, before), ...(policy.events ?? [])],
  };
});

/** Groups, and the presets that their types come from: their type decides which rights they start with, their follow-up whether they may choose owners. */
export const groupServer = handle(groupNoun, [save, applying]);
