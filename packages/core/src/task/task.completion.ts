import { invalidField } from '../errors.ts';
import { leadChange } from '../lead/lead-progress.ts';
import { type PlannedEvent, handler } from '../open-crm/kit.ts';
import { isOfHouse } from '../permission/nodes.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { aboutTask } from './task-events.ts';
import { fittingReminder } from './task-times.ts';
import { completeTask, reopenTask } from './task.commands.ts';
import { type Task, taskNoun } from './task.noun.ts';
import { reminderJobs } from './task.reminder.ts';

/** Attempts after which losing the lead is proposed, where the settings say nothing. */
const usualAttempts = 3;

const told = (type: string, { id, kind, title, ...task }: Task): PlannedEvent => ({
  type,
  about: aboutTask(id, task),
  params: { kind },
  personal: { title },
  link: { noun: 'task', id },
});

/** The handler of `task.complete`. */
export const completing = handler(completeTask, async (ctx, { id, contactMade = true, next }) => {
  const task = await ctx.get(taskNoun, id);
  const { record } = task;
  const stays = record.kind === 'deadline' && !contactMade;
  if (next && !stays) throw invalidField('next', 'done', 'Only a deadline without contact has a next step');
  if (record.status === 'closed') return { output: { id, status: 'closed' as const }, changes: [] };
  if (!stays) {
    // What answers by itself has reached nobody (behaviours.md C28a).
    const reached = record.kind === 'deadline' && isOfHouse(ctx.person.id);
    const lead = await leadChange(ctx, record.leadId, { without: id }, ({ firstContactAt }) =>
      reached && firstContactAt === null ? { firstContactAt: ctx.now } : {},
    );
    return {
      output: { id, status: 'closed' as const },
      changes: [ctx.update(task, { status: 'closed', closedAt: ctx.now, closedReason: 'done' }), ...lead],
      events: [told('task.completed', record)],
    };
  }
  const { contactAttempts = usualAttempts } = await settingsOf(ctx.system);
  // Tasks from before attempts were counted have none.
  const attempts = ((record as Partial<Task>).attempts ?? 0) + 1;
  const dueAt = next?.dueAt ?? record.dueAt;
  const moved = next ? { dueAt, reminderMinutes: fittingReminder(record.reminderMinutes, ctx.now, dueAt) } : {};
  const after = { ...record, ...moved, attempts };
  return {
    output: { id, status: 'open' as const, attempts, proposeLost: contactAttempts !== null && attempts >= contactAttempts },
    changes: [ctx.update(task, { ...moved, attempts }), ...(await leadChange(ctx, record.leadId, { with: after }))],
    events: [{ ...told('task.attempted', record), params: { kind: record.kind, attempts, ...(next ? { dueAt } : {}) } }],
    jobs: next ? reminderJobs(ctx.now, id, after) : [],
  };
});

/** The handler of `task.reopen`. */
export const reopening = handler(reopenTask, async (ctx, { id }) => {
  const task = await ctx.get(taskNoun, id);
  const { record } = task;
  if (record.status === 'open') return { output: { id, status: 'open' as const }, changes: [] };
  const lead = await leadChange(ctx, record.leadId, { with: record });
  return {
    output: { id, status: 'open' as const },
    changes: [ctx.update(task, { status: 'open', closedAt: null, closedReason: null }), ...lead],
    events: [told('task.reopened', record)],
    jobs: reminderJobs(ctx.now, id, record),
  };
});
