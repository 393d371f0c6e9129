import { millis, shift } from '../clock.ts';
import { invalidField } from '../errors.ts';
import { counted, leadToWorkOn, stateError, workEvent } from '../lead/lead-work.ts';
import { openTasksOf, progressOf, touchLead } from '../lead/lead-progress.ts';
import type { Lead } from '../lead/lead.noun.ts';
import { type Held, type Plan, type PlanContext, type PlannedChange, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import type { Expectation } from '../backend.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { type Task, taskNoun } from '../task/task.noun.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { cancelTestDrive, completeTestDrive, createTestDrive, missTestDrive, moveTestDrive } from './test-drive.commands.ts';
import { type TestDrive, testDriveNoun } from './test-drive.noun.ts';
import { printing } from './test-drive.print.ts';

/** Title of the appointment of a test drive; widgets say it in words. */
export const testDriveTitle = 'test-drive';

const minute = 60_000;
const longest = 10_080 * minute;

type Slot = Pick<TestDrive, 'vehicleId' | 'at' | 'durationMinutes'>;

/** Refuses a vehicle that is out at that time; that it stays free until the commit is expected. */
async function vehicleIsFree(ctx: PlanContext, { vehicleId, at, durationMinutes }: Slot, but?: string): Promise<Expectation[]> {
  if (vehicleId === null) return [];
  if (!(await ctx.get(vehicleNoun, vehicleId).catch(() => undefined))) throw invalidField('vehicleId', 'unknown', 'No such vehicle');
  const end = shift(at, durationMinutes * minute);
  const where = {
    and: [
      { eq: ['vehicleId', vehicleId] as const },
      { eq: ['status', 'planned'] as const },
      { gt: ['at', shift(at, -longest)] as const },
      { lt: ['at', end] as const },
    ],
  };
  const near = await ctx.system.list(testDriveNoun, { where });
  const taken = near.some(({ record }) => record.id !== but && millis(record.at) + record.durationMinutes * minute > millis(at));
  if (taken) throw invalidField('at', 'taken', 'This vehicle is out at that time');
  return [{ noun: 'testDrive', where, ids: near.map(({ record }) => record.id) }];
}

/** Its lead, with the tasks of it that are open once the appointment is as it will be. */
const leadWith = async (
  ctx: PlanContext,
  lead: Held<Lead>,
  but: string | null,
  more: readonly Pick<Task, 'kind' | 'dueAt'>[],
): Promise<Partial<Lead>> => {
  const others = (await openTasksOf(ctx, lead.record.id)).filter(({ record }) => record.id !== but).map(({ record }) => record);
  return progressOf([...others, ...more]);
};

/** The appointment of a test drive in the task overview, with a reminder where there is time for one. */
async function appointment(ctx: PlanContext, lead: Lead, { at, durationMinutes }: Omit<Slot, 'vehicleId'>): Promise<PlannedChange> {
  const { reminderMinutes } = await settingsOf(ctx.system);
  const left = Math.floor((millis(at) - millis(ctx.now)) / minute);
  return ctx.create(taskNoun, {
    kind: 'appointment',
    title: testDriveTitle,
    dueAt: at,
    startAt: at,
    durationMinutes,
    status: 'open',
    leadId: lead.id,
    clientId: lead.clientId,
    ownerIds: [...lead.ownerIds],
    reminderMinutes: reminderMinutes === null || left < 2 ? null : Math.min(reminderMinutes, left - 1),
  });
}

const create = handler(createTestDrive, async (ctx, { leadId, vehicleId = null, durationMinutes = 30, ...fields }) => {
  const lead = await leadToWorkOn(ctx, leadId);
  const expects = await vehicleIsFree(ctx, { vehicleId, at: fields.at, durationMinutes });
  const { clientId } = lead.record;
  const task = await appointment(ctx, lead.record, { at: fields.at, durationMinutes });
  const change = ctx.create(testDriveNoun, { ...fields, leadId, clientId, vehicleId, durationMinutes, taskId: task.id });
  const progress = await leadWith(ctx, lead, null, [{ kind: 'appointment', dueAt: fields.at }]);
  const params = { vehicle: fields.vehicle, at: fields.at };
  return {
    output: { id: change.id },
    changes: [change, task, touchLead(ctx, lead, { ...counted(lead, 'testDrives', 1), ...progress })],
    events: [workEvent(lead.record, { noun: 'testDrive', id: change.id }, 'testDrive.planned', { params })],
    expects,
  };
});

/** A test drive that is still to come, with its lead and its appointment while that is open. */
async function coming(ctx: PlanContext, id: string, statuses: readonly TestDrive['status'][]) {
  const held = await ctx.get(testDriveNoun, id);
  const lead = await leadToWorkOn(ctx, held.record.leadId);
  if (!statuses.includes(held.record.status)) throw stateError('This test drive is not to come any more, or is only asked for');
  const task = held.record.taskId === null ? undefined : await ctx.system.get(taskNoun, held.record.taskId);
  return { held, lead, task: task?.record.status === 'open' ? task : undefined };
}

const move = handler(moveTestDrive, async (ctx, { id, at, durationMinutes: wanted }) => {
  const { held, lead, task } = await coming(ctx, id, ['requested', 'planned']);
  const asked = held.record.status === 'requested';
  const durationMinutes = wanted ?? held.record.durationMinutes;
  const expects = await vehicleIsFree(ctx, { ...held.record, at, durationMinutes }, id);
  const fixed = asked ? await appointment(ctx, lead.record, { at, durationMinutes }) : undefined;
  const moved = task ? [ctx.update(task, { dueAt: at, startAt: at, durationMinutes })] : [];
  const progress =
    asked || task ? await leadWith(ctx, lead, task?.record.id ?? null, [{ kind: task?.record.kind ?? 'appointment', dueAt: at }]) : {};
  return {
    output: { id },
    changes: [
      ctx.update(held, { at, durationMinutes, ...(fixed ? { status: 'planned', taskId: fixed.id } : {}) }),
      ...(fixed ? [fixed] : moved),
      touchLead(ctx, lead, progress),
    ],
    events: [
      workEvent(lead.record, { noun: 'testDrive', id }, asked ? 'testDrive.planned' : 'testDrive.moved', {
        params: { vehicle: held.record.vehicle, at, ...(asked ? {} : { from: held.record.at }) },
      }),
    ],
    expects,
  };
});

async function ending(
  ctx: PlanContext,
  id: string,
  type: string,
  patch: Partial<TestDrive> & Pick<TestDrive, 'status'>,
  from: readonly TestDrive['status'][] = ['planned'],
): Promise<Plan<{ id: string }>> {
  const { held, lead, task } = await coming(ctx, id, from);
  const progress = task ? await leadWith(ctx, lead, task.record.id, []) : {};
  return {
    output: { id },
    changes: [
      ctx.update(held, { ...patch, closedAt: ctx.now }),
      ...(task ? [ctx.update(task, { status: 'closed', closedAt: ctx.now, closedReason: patch.status })] : []),
      touchLead(ctx, lead, { ...progress, ...(patch.status === 'cancelled' ? counted(lead, 'testDrives', -1) : {}) }),
    ],
    events: [workEvent(lead.record, { noun: 'testDrive', id }, type, { params: { vehicle: held.record.vehicle, at: held.record.at } })],
  };
}

const complete = handler(completeTestDrive, (ctx, { id, licenceSeen, note }) =>
  ending(ctx, id, 'testDrive.done', {
    status: 'done',
    ...(licenceSeen !== undefined && { licenceSeen }),
    ...(note !== undefined && { note }),
  }),
);
const miss = handler(missTestDrive, (ctx, { id }) => ending(ctx, id, 'testDrive.missed', { status: 'no-show' }));
const cancel = handler(cancelTestDrive, (ctx, { id }) =>
  ending(ctx, id, 'testDrive.cancelled', { status: 'cancelled' }, ['requested', 'planned']),
);

/** The test drive noun with its handlers. */
export const testDriveServer: ServerNoun = handle(testDriveNoun, [create, move, complete, miss, cancel, printing]);
