import { planClient } from '../client/client.handlers.ts';
import { clientNoun } from '../client/client.noun.ts';
import { invalidField as invalid } from '../errors.ts';
import type { InputOf } from '../command.ts';
import { bornElsewhere } from '../external/import.ts';
import { changedFields, idOfExternal, planUpsert } from '../external/upsert.ts';
import { type PlanContext, type PlannedChange, type ServerNoun, handle, handler, stays } from '../open-crm/kit.ts';
import type { Expectation } from '../backend.ts';
import { isOfHouse } from '../permission/nodes.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { userNoun } from '../user/user.noun.ts';
import { shareLead } from '../sharing/share.commands.ts';
import { sharing } from '../sharing/share.handlers.ts';
import { aboutLead } from './lead-events.ts';
import { assigning } from './lead.assign.ts';
import { createLead } from './lead.commands.ts';
import { editing } from './lead-edit.ts';
import { contactChanges } from './lead-contacts.ts';
import { deletion } from './lead.deletion.ts';
import { discarding, restoring } from './lead.discard.ts';
import { exporting } from './lead.export.ts';
import { markingWon, statusSetting } from './lead.status.ts';
import { importLead, upsertLead } from './lead.exchange.ts';
import { type Lead, leadNoun } from './lead.noun.ts';
import { measuring } from './lead.speed.ts';
import { printing } from './lead.print.ts';
import { type PlannedLead, planLead } from './plan-lead.ts';

interface LeadClient {
  readonly id: string;
  readonly name: string;
  readonly branchId: string | null;
  readonly change?: PlannedChange;
  /** He is still there when the lead is written. */
  readonly expects: readonly Expectation[];
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
    return { id: change.id, name, branchId, change, expects: [] };
  }
  const { record } = await ctx.get(clientNoun, clientId!);
  if (record.emails.length + record.phones.length === 0)
    throw invalid('clientId', 'contact', 'This client has neither e-mail address nor phone number');
  if (record.archivedAt !== null) throw invalid('clientId', 'archived', 'This client is archived: restore him first');
  return { id: record.id, name: record.name, branchId: record.branchId, expects: [stays(clientNoun, record.id)] };
}

type NewFields = Pick<InputOf<typeof createLead>, 'clientId' | 'client' | 'ownerId' | 'branchId' | keyof LeadFields>;

interface LeadFields {
  readonly typeId?: string | null | undefined;
  readonly sourceId?: string | null | undefined;
  readonly temperatureId?: string | null | undefined;
  readonly vehicle?: string | null | undefined;
  readonly message?: string | null | undefined;
}

/** What names a vehicle of a new lead beside its line. */
interface VehicleNumbers {
  readonly vin?: string | null | undefined;
  readonly stockNumber?: string | null | undefined;
}

/** Plans a lead from what was typed of it, with its client where he is new too. */
async function firstLead(
  ctx: PlanContext,
  input: NewFields & VehicleNumbers,
  imported = false,
): Promise<{
  readonly lead: PlannedLead;
  readonly clientId: string;
  readonly changes: readonly PlannedChange[];
  readonly expects: readonly Expectation[];
}> {
  const client = await leadClient(ctx, input.clientId, input.client);
  const asker = isOfHouse(ctx.person.id) && !imported ? ctx.person.id : null;
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
    vin: input.vin ?? null,
    stockNumber: input.stockNumber ?? null,
    message: input.message ?? null,
    imported,
  });
  return { lead, clientId: client.id, changes: [...lead.changes, ...(client.change ? [client.change] : [])], expects: client.expects };
}

const create = handler(createLead, async (ctx, input) => {
  const { lead, clientId, changes, expects } = await firstLead(ctx, input);
  return { output: { id: lead.id, clientId, code: lead.code }, changes, events: [lead.event], expects };
});

const given = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

const leadFieldsOf = ({ typeId, sourceId, temperatureId, vehicle, message }: LeadFields): Partial<Lead> =>
  given({ typeId, sourceId, temperatureId, vehicle, message }) as Partial<Lead>;

/** The client that an upsert names: by our id, by the other system's, or as a new one. */
async function clientNamed(ctx: PlanContext, data: InputOf<typeof upsertLead>['data']): Promise<Pick<NewFields, 'clientId' | 'client'>> {
  const { clientId, clientExternalId, client } = data;
  if (!clientExternalId || clientId !== undefined) return { clientId, client };
  return { clientId: await idOfExternal(ctx, clientNoun, clientExternalId, 'data.clientExternalId') };
}

const upsert = handler(upsertLead, (ctx, { externalId, data }) =>
  planUpsert(ctx, leadNoun, externalId, {
    async create() {
      const { lead, changes, expects } = await firstLead(ctx, { ...data, ...(await clientNamed(ctx, data)) });
      return { changes, events: [lead.event], expects };
    },
    update(held) {
      const change = ctx.update(held, leadFieldsOf(data));
      return Promise.resolve({
        changes: [change],
        events: [aboutLead(held.record, 'lead.updated', { fields: changedFields(change) })],
      });
    },
  }),
);

type Imported = InputOf<typeof importLead>['data'];

/** Status and stage as another system had them; a stage alone says its status, a status alone its first stage. */
async function importedStatus(ctx: PlanContext, { status, stageId, closedAt }: Imported, before?: Lead): Promise<Partial<Lead>> {
  if (status === undefined && stageId === undefined) return {};
  const { stages } = await settingsOf(ctx.system);
  const stage = stages.find((row) => (stageId === undefined ? row.outcome === status : row.id === stageId));
  if (!stage) throw invalid('data.stageId', 'unknown', 'No such stage');
  if (status !== undefined && status !== stage.outcome) throw invalid('data.stageId', 'outcome', 'This stage belongs to another status');
  const open = stage.outcome === 'open';
  const stays = before?.status === stage.outcome;
  // A status alone says nothing new of a lead that has it.
  if (stays && stageId === undefined) return closedAt === undefined ? {} : { closedAt };
  return {
    status: stage.outcome,
    stageId: stage.id,
    ...(open ? { lastOpenStageId: stage.id, closedAt: null } : { closedAt: closedAt ?? (stays ? before.closedAt : ctx.now) }),
  };
}

async function importedFields(ctx: PlanContext, data: Imported, before?: Lead): Promise<Partial<Lead>> {
  const { lostReasonId, lostNote, budget, firstContactAt, lastActivityAt, ownerId, branchId } = data;
  return {
    ...leadFieldsOf(data),
    ...(given({ lostReasonId, lostNote, budget, firstContactAt, lastActivityAt, branchId }) as Partial<Lead>),
    ...(ownerId === undefined ? {} : { ownerIds: ownerId === null ? [] : [ownerId], assigned: ownerId !== null }),
    ...(await importedStatus(ctx, data, before)),
  };
}

const takeOver = handler(importLead, (ctx, { externalId, data }) =>
  planUpsert(ctx, leadNoun, externalId, {
    async create() {
      const { createdAt, createdBy } = data;
      const { lead, clientId, changes, expects } = await firstLead(ctx, { ...data, ...(await clientNamed(ctx, data)) }, true);
      const [own, ...others] = changes;
      const fields = { lastActivityAt: createdAt ?? ctx.now, ...(await importedFields(ctx, data)) };
      const born = bornElsewhere(ctx, { ...own!, data: { ...own!.data, ...fields } }, { createdAt, createdBy });
      return { changes: [born, ...others], events: [aboutLead({ id: lead.id, clientId }, 'lead.imported')], expects };
    },
    async update(held) {
      const change = { ...ctx.update(held, await importedFields(ctx, data, held.record)), imported: {} };
      return {
        changes: [change],
        events: [aboutLead(held.record, 'lead.imported', { fields: changedFields(change) })],
      };
    },
  }),
);

/** The lead noun with its handlers. */
export const leadServer: ServerNoun = handle(leadNoun, [
  create,
  editing,
  ...contactChanges,
  upsert,
  takeOver,
  assigning,
  statusSetting,
  markingWon,
  discarding,
  restoring,
  deletion,
  exporting,
  measuring,
  printing,
  sharing(leadNoun, shareLead),
]);
