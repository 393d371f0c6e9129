import { groupNoun } from '../group/group.noun.ts';
import { refuse } from '../open-crm/authorise.ts';
import { type Plan, type PlanContext, handle, handler } from '../open-crm/kit.ts';
import { administersAll } from '../open-crm/may-grant.ts';
import { heldPolicy, planPolicy } from '../open-crm/policy.handlers.ts';
import { explainPlan } from '../permission/decide.ts';
import type { PolicyNode } from '../permission/policy.ts';
import { plannedSave, saveCommand } from './manage.ts';

/**
 * Ties a group's node to its type, where the policy has types: a new group of marketing starts with marketing's rights, and what an
 * administrator sets on the group itself comes before them (behaviours.md B3, B3a). Needs `policy.manage`, for it gives rights.
 */
async function typed(ctx: PlanContext, id: string, type: unknown): Promise<Partial<Plan<unknown>>> {
  const held = await heldPolicy(ctx);
  const { nodes } = held.record.policy;
  const node = `group:${id}`;
  const known = typeof type === 'string' && Object.hasOwn(nodes, `type:${type}`);
  const { parents, ...own }: PolicyNode = Object.hasOwn(nodes, node) ? nodes[node]! : {};
  if (known ? parents?.includes(`type:${type}`) : !parents?.some((parent) => parent.startsWith('type:'))) return {};
  if (!administersAll(ctx.rights)) refuse(explainPlan(ctx.rights['policy.manage'], 'policy.manage', { ties: [] }));
  const others = parents?.filter((parent) => !parent.startsWith('type:')) ?? [];
  const next = { ...own, parents: [...others, ...(known ? [`type:${type}`] : [])] };
  return planPolicy(ctx, held, { ...held.record.policy, nodes: { ...nodes, [node]: next } });
}

const save = handler(saveCommand(groupNoun, 'group.manage'), async (ctx, { id, data }) => {
  const { change, before } = await plannedSave(ctx, groupNoun, id, data);
  const type = Object.hasOwn(data, 'profileType') ? data['profileType'] : before?.['profileType'];
  const policy = await typed(ctx, change.id, type);
  return { output: { id: change.id }, changes: [change, ...(policy.changes ?? [])], events: policy.events ?? [] };
});

/** Groups: their type decides which rights they start with. */
export const groupServer = handle(groupNoun, [save]);
