import type { Held, PlanContext, PlannedChange } from '../open-crm/kit.ts';
import { type Task, taskNoun } from '../task/task.noun.ts';
import { firstContactDelays } from './first-contact.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

/** The open tasks of a lead. */
export async function openTasksOf(ctx: PlanContext, leadId: string): Promise<readonly Held<Task>[]> {
  return ctx.system.list(taskNoun, { where: { and: [{ eq: ['leadId', leadId] }, { eq: ['status', 'open'] }] } });
}

/** What a lead says of its open tasks: how many, and the nearest deadline (behaviours.md C6a). */
export function progressOf(tasks: readonly Pick<Task, 'kind' | 'dueAt'>[]): Pick<Lead, 'openTasks' | 'nextDeadlineAt'> {
  const deadlines = tasks.filter(({ kind }) => kind === 'deadline').map(({ dueAt }) => dueAt);
  return { openTasks: tasks.length, nextDeadlineAt: deadlines.sort()[0] ?? null };
}

/** The default deadline of a new or reopened lead, "contact the contact person"; none where no delay is configured (behaviours.md C24a). */
export async function defaultDeadline(
  ctx: PlanContext,
  lead: {
    readonly id: string;
    readonly typeId: string | null;
    readonly branchId: string | null;
    readonly clientId: string;
    readonly ownerIds: readonly string[];
  },
): Promise<PlannedChange | undefined> {
  const dueAt = await firstContactDelays(ctx.system)(lead, ctx.now);
  if (dueAt === null) return undefined;
  return ctx.create(taskNoun, {
    kind: 'deadline',
    title: 'first-contact',
    dueAt,
    status: 'open',
    leadId: lead.id,
    clientId: lead.clientId,
    ownerIds: [...lead.ownerIds],
  });
}

/**
 * The change of a lead whose open task is `with` now, or is no longer `without`; none where the task has no lead. `more` adds fields.
 */
export async function leadChange(
  ctx: PlanContext,
  leadId: string | null,
  task: { readonly with: Pick<Task, 'id' | 'kind' | 'dueAt'> } | { readonly without: string },
  more: (lead: Lead) => Partial<Lead> = () => ({}),
): Promise<PlannedChange[]> {
  const lead = leadId === null ? undefined : await ctx.system.get(leadNoun, leadId);
  if (!lead) return [];
  const id = 'with' in task ? task.with.id : task.without;
  const others = (await openTasksOf(ctx, lead.record.id)).map(({ record }) => record).filter((other) => other.id !== id);
  const open = 'with' in task ? [...others, task.with] : others;
  return [touchLead(ctx, lead, { ...progressOf(open), ...more(lead.record) })];
}

/** A change of a lead that also counts as activity. */
export function touchLead(ctx: PlanContext, lead: Held<Lead>, patch: Partial<Lead>): PlannedChange {
  return ctx.update(lead, { ...patch, lastActivityAt: ctx.now });
}
