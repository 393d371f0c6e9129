import { leadChange } from '../lead/lead-progress.ts';
import { handler } from '../open-crm/kit.ts';
import { taskFirst } from './task-events.ts';
import { fittingReminder } from './task-times.ts';
import { updateTask } from './task.commands.ts';
import { type Task, taskNoun } from './task.noun.ts';
import { reminderJobs } from './task.reminder.ts';

const given = (patch: object): Partial<Task> => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** The handler of `task.update`: moving the due instant moves the reminder and the lead's nearest deadline with it. */
export const updating = handler(updateTask, async (ctx, { id, patch, from }) => {
  const task = await ctx.get(taskNoun, id);
  const { record } = task;
  const target = record.kind === 'deadline' ? { startAt: null, durationMinutes: null } : {};
  const wanted = { ...record, ...given(patch), ...target };
  const planned = patch.dueAt !== undefined || patch.reminderMinutes !== undefined;
  const reminderMinutes = planned ? fittingReminder(wanted.reminderMinutes, ctx.now, wanted.dueAt) : record.reminderMinutes;
  const after: Task = { ...wanted, reminderMinutes };
  const fields = (Object.keys(after) as (keyof Task)[]).filter((field) => after[field] !== record[field]);
  if (fields.length === 0) return { output: { id }, changes: [] };
  const changed = Object.fromEntries(fields.map((field) => [field, after[field]])) as Partial<Task>;
  const moves = changed.dueAt !== undefined;
  const open = record.status === 'open';
  return {
    output: { id },
    changes: [
      ctx.update(task, changed, from && given(from)),
      ...(open && moves ? await leadChange(ctx, record.leadId, { with: after }) : []),
    ],
    events: [
      {
        type: moves ? 'task.moved' : 'task.updated',
        about: taskFirst(id, record),
        params: { kind: record.kind, fields, ...(moves ? { from: record.dueAt, to: after.dueAt } : {}) },
      },
    ],
    jobs: open && planned ? reminderJobs(ctx.now, id, after) : [],
  };
});
