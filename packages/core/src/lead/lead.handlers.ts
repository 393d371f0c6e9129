import { planClient } from '../client/client.handlers.ts';
import { clientNoun } from '../client/client.noun.ts';
import { DealerkitError } from '../errors.ts';
import { type PlanContext, type PlannedChange, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { branchNoun } from '../branch/branch.noun.ts';
import { userNoun } from '../user/user.noun.ts';
import { defaultDeadline, openTasksOf, progressOf, touchLead } from './lead-progress.ts';
import { assignLead, createLead, setLeadStatus } from './lead.commands.ts';
import { leadNoun } from './lead.noun.ts';
import { planLead } from './plan-lead.ts';

const invalid = (field: string, code: string, message: string): DealerkitError =>
  new DealerkitError('invalid', message, { fields: { [field]: { code } } });

interface LeadClient {
  readonly id: string;
  readonly name: string;
  readonly branchId: string | null;
  readonly change?: PlannedChange;
}

async function leadClient(
  ctx: PlanContext,
  clientId: string | undefined,
  client: Parameters<typeof planClient>[1] | undefined,
): Promise<LeadClient> {
  if ((clientId === undefined) === (client === undefined))
    throw invalid('clientId', 'one-of', 'A lead has a client: an existing one or a new one');
  if (client) {
    const change = await planClient(ctx, client);
    const {
      emails = [],
      phones = [],
      name,
      branchId,
    } = change.data as { emails?: string[]; phones?: string[]; name: string; branchId: string | null };
    if (emails.length + phones.length === 0) throw invalid('client.emails', 'contact', 'A lead needs an e-mail address or a phone number');
    return { id: change.id, name, branchId, change };
  }
  const { record } = await ctx.get(clientNoun, clientId!);
  if (record.emails.length + record.phones.length === 0)
    throw invalid('clientId', 'contact', 'This client has neither e-mail address nor phone number');
  return { id: record.id, name: record.name, branchId: record.branchId };
}

const create = handler(createLead, async (ctx, input) => {
  const client = await leadClient(ctx, input.clientId, input.client);
  const asker = ctx.person.id === 'system' ? null : ctx.person.id;
  const ownerId = input.ownerId === undefined ? asker : input.ownerId;
  const owner = ownerId === null ? undefined : await ctx.system.get(userNoun, ownerId);
  const branchId = input.branchId ?? owner?.record.branchId ?? ctx.person.branch ?? client.branchId;
  const lead = await planLead(ctx, {
    client,
    ownerId,
    branchId,
    typeId: input.typeId ?? null,
    sourceId: input.sourceId ?? null,
    temperatureId: input.temperatureId ?? null,
    vehicle: input.vehicle ?? null,
    message: input.message ?? null,
  });
  return {
    output: { id: lead.id, clientId: client.id, code: lead.code },
    changes: [...(client.change ? [client.change] : []), ...lead.changes],
    events: [lead.event],
  };
});

const assign = handler(assignLead, async (ctx, { id, ownerId, branchId }) => {
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
    events: [
      {
        type: 'lead.assigned',
        about: [
          { noun: 'lead', id },
          { noun: 'client', id: lead.record.clientId },
        ],
        params: { from: before, to: receiver, branch: home },
      },
    ],
  };
});

const setStatus = handler(setLeadStatus, async (ctx, { id, status, stageId, lostReasonId, lostNote }) => {
  const lead = await ctx.get(leadNoun, id);
  const { stages, lostReasons } = await settingsOf(ctx.system);
  const { record } = lead;
  const reopened = record.status !== 'open' && status === 'open' && stageId === undefined;
  const wanted = stageId ?? (reopened ? record.lastOpenStageId : stages.find(({ outcome }) => outcome === (status ?? record.status))?.id);
  const stage = stages.find((row) => row.id === wanted);
  if (!stage) throw invalid('stageId', 'unknown', 'No such stage');
  if (status !== undefined && status !== stage.outcome) throw invalid('stageId', 'outcome', 'This stage belongs to another status');
  if (lostReasonId && !lostReasons.some((row) => row.id === lostReasonId)) throw invalid('lostReasonId', 'unknown', 'No such reason');
  const open = stage.outcome === 'open';
  const deadline = open && record.status !== 'open' ? await defaultDeadline(ctx, record) : undefined;
  const tasks = await openTasksOf(ctx, id);
  const planned = deadline ? [{ kind: 'deadline' as const, dueAt: deadline.data!['dueAt'] as string }] : [];
  const lost = stage.outcome === 'lost';
  const change = touchLead(ctx, lead, {
    status: stage.outcome,
    stageId: stage.id,
    lastOpenStageId: open ? stage.id : record.lastOpenStageId,
    closedAt: open ? null : record.status === stage.outcome ? record.closedAt : ctx.now,
    lostReasonId: lost ? (lostReasonId ?? null) : null,
    lostNote: lost ? (lostNote ?? null) : null,
    ...progressOf([...tasks.map((task) => task.record), ...planned]),
  });
  return {
    output: { id, status: stage.outcome, stageId: stage.id },
    changes: [change, ...(deadline ? [deadline] : [])],
    events: [
      {
        type: 'lead.statusChanged',
        about: [
          { noun: 'lead', id },
          { noun: 'client', id: record.clientId },
        ],
        params: {
          from: { status: record.status, stageId: record.stageId },
          to: { status: stage.outcome, stageId: stage.id },
          lostReasonId: lostReasonId ?? null,
        },
      },
    ],
  };
});

/** The lead noun with its handlers. */
export const leadServer: ServerNoun = handle(leadNoun, [create, assign, setStatus]);
