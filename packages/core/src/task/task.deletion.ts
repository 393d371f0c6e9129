import { leadChange } from '../lead/lead-progress.ts';
import type { Ref } from '../json.ts';
import { type Held, handler } from '../open-crm/kit.ts';
import { policyId } from '../permission/policy.ts';
import { deleteTask } from './task.commands.ts';
import { taskNoun } from './task.noun.ts';

/** The handler of `task.delete`: its own history goes with it, and a line stays with its lead or client, else in the audit trail. */
export const deletion = handler(deleteTask, async (ctx, { id }) => {
  const task = await ctx.get(taskNoun, id);
  const { leadId, clientId, kind, title, status } = task.record;
  const below = await ctx.system.under(taskNoun, id);
  const above: Ref[] = [...(leadId ? [{ noun: 'lead', id: leadId }] : []), ...(clientId ? [{ noun: 'client', id: clientId }] : [])];
  const [first = { noun: 'policy', id: policyId }, ...others] = above;
  return {
    output: { id },
    changes: [
      ...[task as unknown as Held, ...below].map((held) => ctx.remove(held)),
      ...(status === 'open' ? await leadChange(ctx, leadId, { without: id }) : []),
    ],
    events: [{ type: 'task.deleted', about: [first, ...others], params: { kind }, personal: { title } }],
  };
});
