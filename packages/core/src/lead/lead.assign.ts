import { branchNoun } from '../branch/branch.noun.ts';
import { invalidField as invalid } from '../errors.ts';
import { assignedNotice } from '../notice/assigned-notice.ts';
import { handler } from '../open-crm/kit.ts';
import { userNoun } from '../user/user.noun.ts';
import { aboutLead } from './lead-events.ts';
import { openTasksOf, touchLead } from './lead-progress.ts';
import { assignLead } from './lead.commands.ts';
import { leadNoun } from './lead.noun.ts';

/** The handler of `lead.assign`: the lead, and the deadlines that were the former owner's, are the receiver's now. */
export const assigning = handler(assignLead, async (ctx, { id, ownerId, branchId, inform }) => {
  const lead = await ctx.get(leadNoun, id);
  const branch = branchId === undefined ? undefined : await ctx.system.get(branchNoun, branchId);
  if (branchId !== undefined && !branch) throw invalid('branchId', 'unknown', 'No such branch');
  const receiver = ownerId ?? branch?.record.managerId ?? undefined;
  if (receiver === undefined) throw invalid('ownerId', 'required', 'Nobody would own this lead');
  const user = await ctx.system.get(userNoun, receiver);
  if (!user) throw invalid('ownerId', 'unknown', 'No such user');
  const before = lead.record.ownerIds[0] ?? null;
  const home = branchId ?? user.record.branchId ?? lead.record.branchId;
  const tasks = (await openTasksOf(ctx, id)).filter(({ record }) => record.kind === 'deadline' && (record.ownerIds[0] ?? null) === before);
  return {
    output: { id, ownerId: receiver },
    changes: [
      touchLead(ctx, lead, { ownerIds: [receiver], assigned: true, branchId: home }),
      ...tasks.map((task) => ctx.update(task, { ownerIds: [receiver] })),
    ],
    events: [aboutLead(lead.record, 'lead.assigned', { from: before, to: receiver, branch: home })],
    jobs: assignedNotice(ctx, receiver, inform),
  };
});
