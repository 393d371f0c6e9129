import { invalidField } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { counted, leadToWorkOn, stateError, workEvent } from '../lead/lead-work.ts';
import { touchLead } from '../lead/lead-progress.ts';
import type { Lead } from '../lead/lead.noun.ts';
import { type Held, type Plan, type PlanContext, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { tradeInNoun } from '../trade-in/trade-in.noun.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { acceptOffer, createOffer, updateOffer, withdrawOffer } from './offer.commands.ts';
import { offerTotal } from './offer-total.ts';
import { type Offer, offerNoun } from './offer.noun.ts';
import { printing } from './offer.print.ts';

/** What an offer names must exist: a vehicle that is in stock, a trade-in of the same lead. */
async function checkNamed(
  ctx: PlanContext,
  { leadId, vehicleId, tradeInId }: Pick<Offer, 'leadId' | 'vehicleId' | 'tradeInId'>,
): Promise<void> {
  if (vehicleId !== null) {
    const vehicle = await ctx.get(vehicleNoun, vehicleId).catch(() => undefined);
    if (!vehicle) throw invalidField('vehicleId', 'unknown', 'No such vehicle');
    if (vehicle.record.status === 'sold') throw invalidField('vehicleId', 'sold', 'This vehicle is sold');
  }
  if (tradeInId !== null) {
    const tradeIn = await ctx.system.get(tradeInNoun, tradeInId);
    if (tradeIn?.record.leadId !== leadId) throw invalidField('tradeInId', 'unknown', 'No such trade-in of this lead');
  }
}

const told = ({ vehicle, total }: Pick<Offer, 'vehicle' | 'total'>): JsonObject => ({ vehicle, amount: total });

const create = handler(createOffer, async (ctx, input) => {
  const { leadId, vehicleId = null, extras = [], discount = null, tradeInId = null, tradeInValue = null, ...fields } = input;
  const lead = await leadToWorkOn(ctx, leadId);
  const data = { ...fields, vehicleId, extras, discount, tradeInId, tradeInValue };
  await checkNamed(ctx, { leadId, ...data });
  const total = offerTotal(data);
  const change = ctx.create(offerNoun, { ...data, leadId, clientId: lead.record.clientId, total });
  const link = { noun: 'offer', id: change.id };
  return {
    output: { id: change.id, total },
    changes: [change, touchLead(ctx, lead, counted(lead, 'offers', 1))],
    events: [workEvent(lead.record, link, 'offer.created', { params: told({ vehicle: data.vehicle, total }) })],
  };
});

async function held(ctx: PlanContext, id: string): Promise<{ readonly offer: Held<Offer>; readonly lead: Held<Lead> }> {
  const offer = await ctx.get(offerNoun, id);
  return { offer, lead: await leadToWorkOn(ctx, offer.record.leadId) };
}

const update = handler(updateOffer, async (ctx, { id, patch, from }) => {
  const { offer, lead } = await held(ctx, id);
  if (offer.record.status !== 'open') throw stateError('This offer is closed');
  const change = ctx.update(offer, patch as Partial<Offer>, from as Partial<Offer> | undefined);
  const next = change.data as unknown as Offer;
  await checkNamed(ctx, next);
  const total = offerTotal(next);
  return {
    output: { id, total },
    changes: [{ ...change, data: { ...change.data, total } }, touchLead(ctx, lead, {})],
    events: [
      workEvent(lead.record, { noun: 'offer', id }, 'offer.updated', {
        params: { ...told({ ...next, total }), fields: Object.keys(patch) },
      }),
    ],
  };
});

const closed = (ctx: PlanContext, { offer, lead }: Awaited<ReturnType<typeof held>>, status: Offer['status']): Plan<{ id: string }> => ({
  output: { id: offer.record.id },
  changes: [
    ctx.update(offer, { status, closedAt: ctx.now }),
    touchLead(ctx, lead, status === 'withdrawn' ? counted(lead, 'offers', -1) : {}),
  ],
  events: [workEvent(lead.record, { noun: 'offer', id: offer.record.id }, `offer.${status}`, { params: told(offer.record) })],
});

const accept = handler(acceptOffer, async (ctx, { id }) => {
  const found = await held(ctx, id);
  if (found.offer.record.status !== 'open') throw stateError('This offer is closed');
  const where = { and: [{ eq: ['leadId', found.lead.record.id] as const }, { eq: ['status', 'accepted'] as const }] };
  if ((await ctx.system.list(offerNoun, { where }, { first: 1 })).length > 0) throw stateError('Another offer of this lead is accepted');
  return { ...closed(ctx, found, 'accepted'), expects: [{ noun: 'offer', where, ids: [] }] };
});

const withdraw = handler(withdrawOffer, async (ctx, { id }) => {
  const found = await held(ctx, id);
  if (found.offer.record.status === 'withdrawn') return { output: { id }, changes: [] };
  return closed(ctx, found, 'withdrawn');
});

/** The offer noun with its handlers. */
export const offerServer: ServerNoun = handle(offerNoun, [create, update, accept, withdraw, printing]);
