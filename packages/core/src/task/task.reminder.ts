import { millis, shift } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { type Notice, noticeJob } from '../notice/notice.ts';
import { type JobHandler, type PlannedJob, type SystemReads, handler } from '../open-crm/kit.ts';
import { zoneOf } from '../settings/read-settings.ts';
import { userNoun } from '../user/user.noun.ts';
import { taskFirst } from './task-events.ts';
import { taskTitle } from './task-title.ts';
import { remindTask } from './task.commands.ts';
import { type Task, taskNoun } from './task.noun.ts';

/** The job that reminds of a task. */
export const reminderType = 'task.reminder';

const momentOf = ({ dueAt, reminderMinutes }: Pick<Task, 'dueAt' | 'reminderMinutes'>): string =>
  shift(dueAt, -(reminderMinutes ?? 0) * 60_000);

/** The reminder of a task as it is now; none when it has none, or its time is over. */
export function reminderJobs(now: string, id: string, task: Pick<Task, 'dueAt' | 'reminderMinutes'>): PlannedJob[] {
  const { dueAt, reminderMinutes } = task;
  const runAt = momentOf(task);
  if (reminderMinutes === null || millis(runAt) <= millis(now)) return [];
  return [{ type: reminderType, key: `remind:${id}:${dueAt}:${String(reminderMinutes)}`, runAt, params: { id, dueAt, reminderMinutes } }];
}

/** A task that is still to be reminded of as it was planned: open, not moved, and its lead neither closed nor discarded. */
async function dueTask(system: SystemReads, { id, dueAt, reminderMinutes }: JsonObject): Promise<Task | undefined> {
  const task = (await system.get(taskNoun, id as string))?.record;
  if (task?.status !== 'open' || task.dueAt !== dueAt || task.reminderMinutes !== reminderMinutes) return undefined;
  const lead = task.leadId === null ? undefined : (await system.get(leadNoun, task.leadId))?.record;
  return lead && (lead.discarded || lead.status !== 'open') ? undefined : task;
}

/** The handler of `task.remind`. */
export const reminding = handler(remindTask, async (ctx, { id, dueAt, reminderMinutes }) => {
  await ctx.get(taskNoun, id);
  const task = await dueTask(ctx.system, { id, dueAt, reminderMinutes });
  return {
    output: { id },
    changes: [],
    events: task ? [{ type: 'task.reminded', about: taskFirst(id, task), params: { kind: task.kind, dueAt, reminderMinutes } }] : [],
  };
});

interface Reminder {
  readonly title: string;
  readonly dueAt: string;
  readonly timeZone: string;
}

const when = ({ dueAt, timeZone }: Reminder, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(millis(dueAt));

const words: Notice<Reminder> = {
  en: {
    subject: 'Reminder',
    text: (told) => `${taskTitle(told.title, 'en')}\nDue: ${when(told, 'en-GB')} (${told.timeZone})`,
  },
  fr: {
    subject: 'Rappel',
    text: (told) => `${taskTitle(told.title, 'fr')}\nÉchéance : ${when(told, 'fr')} (${told.timeZone})`,
  },
  es: {
    subject: 'Recordatorio',
    text: (told) => `${taskTitle(told.title, 'es')}\nVence: ${when(told, 'es')} (${told.timeZone})`,
  },
};

const mailReminder = noticeJob(words, async (params, { system }): Promise<Reminder | undefined> => {
  const task = await dueTask(system, params);
  if (!task) return undefined;
  const lead = task.leadId === null ? undefined : await system.get(leadNoun, task.leadId);
  const owner = await system.get(userNoun, params['receiver'] as string);
  const timeZone = await zoneOf(system, lead?.record.branchId ?? owner?.record.branchId ?? null);
  return { title: task.title, dueAt: task.dueAt, timeZone };
});

/** Reminds of a task: the event once, whatever breaks off in between, and the mail to whoever owns it by then. */
export const sendReminder: JobHandler = async (ctx, job) => {
  const task = await dueTask(ctx.system, job.params);
  if (!task) return;
  const { id, dueAt, reminderMinutes } = job.params as { id: string; dueAt: string; reminderMinutes: number };
  await ctx.crm.run(remindTask, { id, dueAt, reminderMinutes }, { key: `remind:${job.id}` });
  const [receiver] = task.ownerIds;
  if (receiver !== undefined) await mailReminder(ctx, { ...job, params: { ...job.params, receiver } });
};
