import { clientNoun } from '../client/client.noun.ts';
import { millis } from '../clock.ts';
import { invalidField } from '../errors.ts';
import type { Ref } from '../json.ts';
import { openTasksOf, progressOf, touchLead } from '../lead/lead-progress.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { assignedNotice } from '../notice/assigned-notice.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { assignTask, completeTask, createTask } from './task.commands.ts';
import { userNoun } from '../user/user.noun.ts';
import { type Task, taskNoun } from './task.noun.ts';

const aboutTask = (id: string, task: Pick<Task, 'leadId' | 'clientId'>): [Ref, ...Ref[]] => {
  const refs = [
    ...(task.leadId ? [{ noun: 'lead', id: task.leadId }] : []),
    ...(task.clientId ? [{ noun: 'client', id: task.clientId }] : []),
    { noun: 'task', id },
  ];
  return refs as [Ref, ...Ref[]];
};

/** About the task itself, as its lead or client sees it too. */
const taskFirst = (id: string, task: Pick<Task, 'leadId' | 'clientId'>): [Ref, ...Ref[]] => {
  const [last, ...others] = aboutTask(id, task).reverse();
  return [last!, ...others.reverse()];
};

const create = handler(createTask, async (ctx, input) => {
  const { leadId = null, ownerId = ctx.person.id, kind } = input;
  const lead = leadId === null ? undefined : await ctx.get(leadNoun, leadId);
  const clientId = lead?.record.clientId ?? input.clientId ?? null;
  if (!lead && clientId !== null) await ctx.get(clientNoun, clientId);
  const settings = await settingsOf(ctx.system);
  const left = Math.floor((millis(input.dueAt) - millis(ctx.now)) / 60_000);
  // A reminder nearer than the time left fits the time left, and never fires at creation (behaviours.md O22).
  const wished = input.reminderMinutes === undefined ? settings.reminderMinutes : input.reminderMinutes;
  const reminderMinutes = wished === null || left < 2 ? null : Math.min(wished, left - 1);
  const task = ctx.create(taskNoun, {
    kind,
    title: input.title,
    description: input.description ?? null,
    categoryId: input.categoryId ?? null,
    dueAt: input.dueAt,
    startAt: kind === 'deadline' ? null : (input.startAt ?? null),
    durationMinutes: kind === 'deadline' ? null : (input.durationMinutes ?? null),
    status: 'open',
    leadId,
    clientId,
    ownerIds: ownerId === 'system' ? [] : [ownerId],
    reminderMinutes,
  });
  const others = lead ? (await openTasksOf(ctx, lead.record.id)).map(({ record }) => record) : [];
  return {
    output: { id: task.id },
    changes: [task, ...(lead ? [touchLead(ctx, lead, progressOf([...others, { kind, dueAt: input.dueAt }]))] : [])],
    events: [
      { type: 'task.created', about: aboutTask(task.id, { leadId, clientId }), params: { kind }, link: { noun: 'task', id: task.id } },
    ],
  };
});

const complete = handler(completeTask, async (ctx, { id, contactMade = true }) => {
  const task = await ctx.get(taskNoun, id);
  const { record } = task;
  if (record.status === 'closed') return { output: { id, status: 'closed' as const }, changes: [] };
  const stays = record.kind === 'deadline' && !contactMade;
  const lead = record.leadId ? await ctx.system.get(leadNoun, record.leadId) : undefined;
  const open = lead ? (await openTasksOf(ctx, lead.record.id)).filter((other) => stays || other.record.id !== id) : [];
  const contact = record.kind === 'deadline' && contactMade && lead && !lead.record.firstContactAt ? { firstContactAt: ctx.now } : {};
  return {
    output: { id, status: stays ? ('open' as const) : ('closed' as const) },
    changes: [
      ...(stays ? [] : [ctx.update(task, { status: 'closed', closedAt: ctx.now, closedReason: 'done' })]),
      ...(lead ? [touchLead(ctx, lead, { ...progressOf(open.map((other) => other.record)), ...contact })] : []),
    ],
    events: [
      {
        type: stays ? 'task.attempted' : 'task.completed',
        about: aboutTask(id, record),
        params: { kind: record.kind },
        personal: { title: record.title },
        link: { noun: 'task', id },
      },
    ],
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
export const taskServer: ServerNoun = handle(taskNoun, [create, complete, assign]);
