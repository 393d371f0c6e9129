import { type PlanContext, handler } from '../open-crm/kit.ts';
import { type Task, taskNoun } from '../task/task.noun.ts';
import type { Held } from '../open-crm/kit.ts';
import { aboutLead } from './lead-events.ts';
import { openTasksOf, progressOf, touchLead } from './lead-progress.ts';
import { discardLead, restoreLead } from './lead.commands.ts';
import { leadNoun } from './lead.noun.ts';

/** Why the house closed the tasks of a discarded lead; restoring opens exactly those again. */
const leadDiscarded = 'lead-discarded';

const closedByDiscard = (ctx: PlanContext, leadId: string): Promise<readonly Held<Task>[]> =>
  ctx.system.list(taskNoun, { where: { and: [{ eq: ['leadId', leadId] }, { eq: ['closedReason', leadDiscarded] }] } });

/** The handler of `lead.discard`: from active only; a lead that is discarded already stays as it is. Won and lost are orthogonal. */
export const discarding = handler(discardLead, async (ctx, { id, reasonId = null, note = null }) => {
  const lead = await ctx.get(leadNoun, id);
  if (lead.record.discarded) return { output: { id }, changes: [] };
  const tasks = await openTasksOf(ctx, id);
  return {
    output: { id },
    changes: [
      touchLead(ctx, lead, { discarded: true, discardedAt: ctx.now, ...progressOf([]) }),
      ...tasks.map((task) => ctx.update(task, { status: 'closed', closedAt: ctx.now, closedReason: leadDiscarded })),
    ],
    events: [{ ...aboutLead(lead.record, 'lead.discarded', { reasonId, tasks: tasks.length }), ...(note ? { personal: { note } } : {}) }],
  };
});

/** The handler of `lead.restore`. */
export const restoring = handler(restoreLead, async (ctx, { id }) => {
  const lead = await ctx.get(leadNoun, id);
  if (!lead.record.discarded) return { output: { id }, changes: [] };
  const [tasks, open] = await Promise.all([closedByDiscard(ctx, id), openTasksOf(ctx, id)]);
  return {
    output: { id },
    changes: [
      touchLead(ctx, lead, { discarded: false, discardedAt: null, ...progressOf([...open, ...tasks].map(({ record }) => record)) }),
      ...tasks.map((task) => ctx.update(task, { status: 'open', closedAt: null, closedReason: null })),
    ],
    events: [aboutLead(lead.record, 'lead.restored', { tasks: tasks.length })],
  };
});
