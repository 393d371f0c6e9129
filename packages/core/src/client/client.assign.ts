import { DealerkitError } from '../errors.ts';
import { assignedNotice } from '../notice/assigned-notice.ts';
import { handler } from '../open-crm/kit.ts';
import { userNoun } from '../user/user.noun.ts';
import { assignClient } from './client.commands.ts';
import { clientNoun } from './client.noun.ts';

/** The handler of `client.assign`: the receiver becomes the main owner, other owners stay, and the client goes to the receiver's branch. */
export const assigning = handler(assignClient, async (ctx, { id, ownerId, inform }) => {
  const client = await ctx.get(clientNoun, id);
  const user = await ctx.system.get(userNoun, ownerId);
  if (!user) throw new DealerkitError('invalid', 'No such user', { fields: { ownerId: { code: 'unknown' } } });
  const { ownerIds, branchId } = client.record;
  const [before = null, ...others] = ownerIds;
  if (before === ownerId) return { output: { id, ownerId }, changes: [] };
  const home = user.record.branchId ?? branchId;
  return {
    output: { id, ownerId },
    changes: [ctx.update(client, { ownerIds: [ownerId, ...others.filter((other) => other !== ownerId)], branchId: home })],
    events: [{ type: 'client.assigned', about: [{ noun: 'client', id }], params: { from: before, to: ownerId, branch: home } }],
    jobs: assignedNotice(ctx, ownerId, inform),
  };
});
