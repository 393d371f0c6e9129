import type { PlanContext, PlannedChange } from '../open-crm/kit.ts';
import { handle, handler, type ServerNoun } from '../open-crm/kit.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { clientName, demandNames, distinct, missingNames, normalEmail, normalPhone } from './client-data.ts';
import { type ClientInput, createClient, updateClient } from './client.commands.ts';
import { clientNoun } from './client.noun.ts';

type Typed = Partial<Omit<ClientInput, 'kind'>>;

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

/** Plans a new client from what was typed; the owner is the asker unless another is named (behaviours.md O11). */
export async function planClient(
  ctx: PlanContext,
  input: ClientInput & { readonly ownerId?: string | undefined; readonly branchId?: string | null | undefined },
): Promise<PlannedChange> {
  const { ownerId = ctx.person.id, branchId, kind, ...typed } = input;
  demandNames(input);
  const data = await normal(ctx, typed);
  return ctx.create(clientNoun, {
    ...data,
    kind,
    name: clientName({ kind, ...data }),
    ownerIds: ownerId === 'system' ? [] : [ownerId],
    branchId: branchId === undefined ? ctx.person.branch : branchId,
    incomplete: false,
  });
}

const create = handler(createClient, async (ctx, input) => {
  const change = await planClient(ctx, input);
  const ref = { noun: 'client', id: change.id };
  return { output: { id: change.id }, changes: [change], events: [{ type: 'client.created', about: [ref] }] };
});

const update = handler(updateClient, async (ctx, { id, patch, from }) => {
  const held = await ctx.get(clientNoun, id);
  const data = await normal(ctx, patch);
  const after = { ...held.record, ...data };
  // An incomplete client stays editable field by field; a complete one may not lose its name.
  if (!held.record.incomplete) demandNames(after);
  const name = clientName(after);
  const started = from && (await normal(ctx, from));
  const change = ctx.update(held, { ...data, name, incomplete: missingNames(after).length > 0 }, started);
  const leads = name === held.record.name ? [] : await ctx.system.list(leadNoun, { where: { eq: ['clientId', id] } });
  return {
    output: { id },
    changes: [change, ...leads.map((lead) => ctx.update(lead, { name }))],
    events: [{ type: 'client.updated', about: [{ noun: 'client', id }], params: { fields: Object.keys(data) } }],
  };
});

/** The client noun with its handlers. */
export const clientServer: ServerNoun = handle(clientNoun, [create, update]);
