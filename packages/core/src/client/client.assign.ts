import { invalidField } from '../errors.ts';
import { assignedNotice } from '../notice/assigned-notice.ts';
import { type Held, type Plan, type PlanContext, handler } from '../open-crm/kit.ts';
import { userNoun } from '../user/user.noun.ts';
import { assignClient } from './client.commands.ts';
import { type Client, clientNoun } from './client.noun.ts';

function planned(
  ctx: PlanContext,
  client: Held<Client>,
  patch: Partial<Client>,
  params: { readonly from: string | null; readonly to: string; readonly branch: string | null },
  inform: boolean | undefined,
): Plan<{ id: string; ownerId: string }> {
  const { id } = client.record;
  return {
    output: { id, ownerId: params.to },
    changes: [ctx.update(client, patch)],
    events: [{ type: 'client.assigned', about: [{ noun: 'client', id }], params }],
    jobs: assignedNotice(ctx, params.to, inform),
  };
}

/** The handler of `client.assign`: the receiver becomes the main owner, other owners stay, and the client goes to the receiver's branch. */
export const assigning = handler(assignClient, async (ctx, { id, ownerId, from, inform }) => {
  const client = await ctx.get(clientNoun, id);
  const user = await ctx.system.get(userNoun, ownerId);
  if (!user) throw invalidField('ownerId', 'unknown', 'No such user');
  const { ownerIds, branchId } = client.record;
  const before = from ?? ownerIds[0] ?? null;
  const place = before === null ? 0 : ownerIds.indexOf(before);
  if (before === ownerId || place < 0) return { output: { id, ownerId }, changes: [] };
  const others = ownerIds.filter((other) => other !== ownerId && other !== before);
  const owners = [...others.slice(0, place), ownerId, ...others.slice(place)];
  // Who is one of several owners does not take the client along to his branch.
  if (place > 0) return planned(ctx, client, { ownerIds: owners }, { from: before, to: ownerId, branch: branchId }, inform);
  const home = user.record.branchId ?? branchId;
  return planned(ctx, client, { ownerIds: owners, branchId: home }, { from: before, to: ownerId, branch: home }, inform);
});
