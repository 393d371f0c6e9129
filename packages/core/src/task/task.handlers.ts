import { clientNoun } from '../client/client.noun.ts';
import { invalidField } from '../errors.ts';
import { openTasksOf, progressOf, touchLead } from '../lead/lead-progress.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { assignedNotice } from '../notice/assigned-notice.ts';
import { type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { userNoun } from '../user/user.noun.ts';
import { aboutTask, taskFirst } from './task-events.ts';
import { fittingReminder } from './task-times.ts';
import { assignTask, createTask } from './task.commands.ts';
import { completing, reopening } from './task.completion.ts';
import { deletion } from './task.deletion.ts';
import { taskNoun } from './task.noun.ts';
import { reminderJobs, reminderType, reminding, sendReminder } from './task.reminder.ts';
import { updating } from './task.update.ts';

const create = handler(createTask, async (ctx, input) => {
  const { leadId = null, ownerId = ctx.person.id, kind, dueAt } = input;
  const lead = leadId === null ? undefined : await ctx.get(leadNoun, leadId);
  const clientId = lead?.record.clientId ?? input.clientId ?? null;
  if (!lead && clientId !== null) await ctx.get(clientNoun, clientId);
  const settings = await settingsOf(ctx.system);
  const wished = input.reminderMinutes === undefined ? settings.reminderMinutes : input.reminderMinutes;
  const timed = kind === 'deadline' ? undefined : input;
  const data = {
    kind,
    title: input.title,
    description: input.description ?? null,
    categoryId: input.categoryId ?? null,
    dueAt,
    startAt: timed?.startAt ?? null,
    durationMinutes: timed?.durationMinutes ?? null,
    status: 'open' as const,
    leadId,
    clientId,
    ownerIds: ownerId === 'system' ? [] : [ownerId],
    reminderMinutes: fittingReminder(wished, ctx.now, dueAt),
  };
  const task = ctx.create(taskNoun, data);
  const others = lead ? (await openTasksOf(ctx, lead.record.id)).map(({ record }) => record) : [];
  const told =
    ownerId === ctx.person.id ? [] : [{ type: 'task.assigned', about: taskFirst(task.id, data), params: { from: null, to: ownerId } }];
  return {
    output: { id: task.id },
    changes: [task, ...(lead ? [touchLead(ctx, lead, progressOf([...others, { kind, dueAt }]))] : [])],
    events: [{ type: 'task.created', about: aboutTask(task.id, data), params: { kind }, link: { noun: 'task', id: task.id } }, ...told],
    jobs: [...reminderJobs(ctx.now, task.id, data), ...assignedNotice(ctx, ownerId, input.inform)],
  };
});

const assign = handler(assignTask, async (ctx, { id, ownerId, inform }) => {
  const task = await ctx.get(taskNoun, id);
  const [before = null] = task.record.ownerIds;
  if (!(await ctx.system.get(userNoun, ownerId))) throw invalidField('ownerId', 'unknown', 'No such user');
  if (before === ownerId) return { output: { id, ownerId }, changes: [] };
  return {
    output: { id, ownerId },
    changes: [ctx.update(task, { ownerIds: [ownerId] })],
    events: [{ type: 'task.assigned', about: taskFirst(id, task.record), params: { from: before, to: ownerId } }],
    jobs: assignedNotice(ctx, ownerId, inform),
  };
});

/** The task noun with its handlers. */
export const taskServer: ServerNoun = handle(taskNoun, [create, updating, completing, reopening, deletion, assign, reminding], {
  [reminderType]: sendReminder,
});
