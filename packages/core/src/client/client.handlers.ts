import { changedFields, planUpsert } from '../external/upsert.ts';
import { bornElsewhere } from '../external/import.ts';
import { type Held, type PlanContext, type PlannedChange, type PlannedEvent, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { isOfHouse } from '../permission/nodes.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { clientName, demandNames, distinct, missingNames, normalEmail, normalPhone } from './client-data.ts';
import { shareClient } from '../sharing/share.commands.ts';
import { sharing } from '../sharing/share.handlers.ts';
import { type ClientInput, createClient, updateClient } from './client.commands.ts';
import { archiveEndType, archiving, endArchive, restoring } from './client.archive.ts';
import { assigning } from './client.assign.ts';
import { deletion, deletionNotice, deletionNoticeType } from './client.deletion.ts';
import { followUpMode } from '../follow-up/follow-up-mode.ts';
import { assignedNoticeType, sendAssigned } from '../notice/assigned-notice.ts';
import { refuse } from '../open-crm/authorise.ts';
import { explainPlan } from '../permission/decide.ts';
import { importClient, upsertClient } from './client.exchange.ts';
import { type Client, clientNoun } from './client.noun.ts';

type Typed = Omit<ClientInput, 'kind'> & { readonly kind?: ClientInput['kind'] | undefined };

const address = (value: NonNullable<Typed['address']>): NonNullable<(typeof clientNoun)['record']>['address'] => ({
  street: value.street ?? null,
  city: value.city ?? null,
  state: value.state ?? null,
  zip: value.zip ?? null,
  country: value.country ?? null,
});

/** Typed client fields as they are stored. */
async function normal(ctx: PlanContext, typed: Typed): Promise<Record<string, unknown>> {
  const { region } = await settingsOf(ctx.system);
  const { emails, phones, address: place, ...rest } = typed;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(emails ? { emails: distinct(emails.map((email) => normalEmail(email))) } : {}),
    ...(phones ? { phones: distinct(phones.map((phone) => normalPhone(phone, ctx.ports, region))) } : {}),
    ...(place === undefined ? {} : { address: place && address(place) }),
  };
}

/** A client as he is first written; `ownerId` null leaves him to nobody. */
interface FirstClient extends Typed {
  readonly ownerId?: string | null | undefined;
  readonly branchId?: string | null | undefined;
}

async function firstClient(ctx: PlanContext, { ownerId, branchId, kind: typedKind, ...typed }: FirstClient): Promise<PlannedChange> {
  const data = await normal(ctx, typed);
  const kind = typedKind ?? (typed.companyName && !typed.lastName ? 'company' : 'person');
  const owner = ownerId === undefined ? (isOfHouse(ctx.person.id) ? ctx.person.id : null) : ownerId;
  const parts = { kind, ...data };
  return ctx.create(clientNoun, {
    ...parts,
    name: clientName(parts),
    ownerIds: owner === null ? [] : [owner],
    branchId: branchId === undefined ? ctx.person.branch : branchId,
    incomplete: missingNames(parts).length > 0,
  });
}

/**
 * Plans a new client from what was typed; the owner is the asker unless another is named (behaviours.md O11). Whose group follows up
 * automatically, or not at all, names nobody (B9, B10).
 */
export async function planClient(ctx: PlanContext, input: ClientInput & FirstClient): Promise<PlannedChange> {
  demandNames(input);
  const mode = await followUpMode(ctx);
  if (mode === null || mode === 'manual') return firstClient(ctx, input);
  const ownerId = mode === 'automatic' ? ctx.person.id : null;
  if (input.ownerId !== undefined && input.ownerId !== ownerId)
    refuse({ ...explainPlan(ctx.rights['client.assign'], 'client.assign'), allowed: false, code: 'guarded', fields: ['ownerIds'] });
  return firstClient(ctx, { ...input, ownerId });
}

async function changedClient(
  ctx: PlanContext,
  held: Held<Client>,
  patch: Typed,
  { from, imported = false }: { readonly from?: Typed | undefined; readonly imported?: boolean } = {},
): Promise<PlannedChange> {
  const data = await normal(ctx, patch);
  const after = { ...held.record, ...data };
  // An incomplete client stays editable field by field; a complete one may not lose its name.
  if (!held.record.incomplete && !imported) demandNames(after);
  const started = from && (await normal(ctx, from));
  const found = { ...data, name: clientName(after), incomplete: missingNames(after).length > 0 };
  // Nobody's client becomes that of whoever edits him, where his group has it so; he does not need the right to choose (B10, B11a).
  const taken = !imported && held.record.ownerIds.length === 0 && (await followUpMode(ctx)) === 'automatic';
  if (!taken) return ctx.update(held, found, started);
  return { ...ctx.update(held, { ...found, ownerIds: [ctx.person.id] }, started), byHouse: ['ownerIds'] };
}

/** A client's change, and of his leads, which show his name. */
async function withLeads(ctx: PlanContext, held: Held<Client>, change: PlannedChange): Promise<PlannedChange[]> {
  const name = change.data!['name'] as string;
  const leads = name === held.record.name ? [] : await ctx.system.list(leadNoun, { where: { eq: ['clientId', held.record.id] } });
  return [change, ...leads.map((lead) => ctx.update(lead, { name }))];
}

const happened = (type: string, id: string, fields?: readonly string[]): PlannedEvent => ({
  type,
  about: [{ noun: 'client', id }],
  ...(fields ? { params: { fields } } : {}),
});

const create = handler(createClient, async (ctx, input) => {
  const change = await planClient(ctx, input);
  return { output: { id: change.id }, changes: [change], events: [happened('client.created', change.id)] };
});

const update = handler(updateClient, async (ctx, { id, patch, from }) => {
  const held = await ctx.get(clientNoun, id);
  const change = await changedClient(ctx, held, patch, { from });
  return { output: { id }, changes: await withLeads(ctx, held, change), events: [happened('client.updated', id, Object.keys(patch))] };
});

const upsert = handler(upsertClient, (ctx, { externalId, data }) =>
  planUpsert(ctx, clientNoun, externalId, {
    async create() {
      const { kind = data.companyName && !data.lastName ? 'company' : 'person' } = data;
      const change = await planClient(ctx, { ...data, kind });
      return { changes: [change], events: [happened('client.created', change.id)] };
    },
    async update(held) {
      const { ownerId: _owner, branchId: _branch, ...patch } = data;
      const change = await changedClient(ctx, held, patch);
      return {
        changes: await withLeads(ctx, held, change),
        events: [happened('client.updated', held.record.id, changedFields(change))],
      };
    },
  }),
);

const takeOver = handler(importClient, (ctx, { externalId, data: { createdAt, createdBy, ...data } }) =>
  planUpsert(ctx, clientNoun, externalId, {
    async create() {
      const change = await firstClient(ctx, { ownerId: null, branchId: null, ...data });
      return {
        changes: [bornElsewhere(ctx, change, { createdAt, createdBy })],
        events: [happened('client.imported', change.id)],
      };
    },
    async update(held) {
      const { ownerId, branchId, ...patch } = data;
      const change = await changedClient(ctx, held, patch, { imported: true });
      const own = {
        ...change,
        imported: {},
        data: {
          ...change.data,
          ...(ownerId === undefined ? {} : { ownerIds: ownerId === null ? [] : [ownerId] }),
          ...(branchId === undefined ? {} : { branchId }),
        },
      };
      return { changes: await withLeads(ctx, held, own), events: [happened('client.imported', held.record.id, changedFields(own))] };
    },
  }),
);

/** The client noun with its handlers. */
export const clientServer: ServerNoun = handle(
  clientNoun,
  [create, update, upsert, takeOver, sharing(clientNoun, shareClient), assigning, archiving, restoring, deletion],
  {
    [deletionNoticeType]: deletionNotice,
    [archiveEndType]: endArchive,
    [assignedNoticeType]: sendAssigned,
  },
);
