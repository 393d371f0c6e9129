import type { JsonObject } from '../json.ts';
import { carOf } from './trade-in.line.ts';
import { counted, leadToWorkOn, stateError, workEvent } from '../lead/lead-work.ts';
import { touchLead } from '../lead/lead-progress.ts';
import type { Lead } from '../lead/lead.noun.ts';
import { type Held, type Plan, type PlanContext, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { appraiseTradeIn, createTradeIn, updateTradeIn, withdrawTradeIn } from './trade-in.commands.ts';
import { type TradeIn, tradeInNoun } from './trade-in.noun.ts';

const create = handler(createTradeIn, async (ctx, { leadId, ...fields }) => {
  const lead = await leadToWorkOn(ctx, leadId);
  const change = ctx.create(tradeInNoun, { ...fields, leadId, clientId: lead.record.clientId });
  const link = { noun: 'tradeIn', id: change.id };
  return {
    output: { id: change.id },
    changes: [change, touchLead(ctx, lead, counted(lead, 'tradeIns', 1))],
    events: [workEvent(lead.record, link, 'tradeIn.created', { params: carOf(fields) })],
  };
});

/** What a change of a trade-in writes, of its lead too. */
async function changed(
  ctx: PlanContext,
  id: string,
  type: string,
  plan: (
    held: Held<TradeIn>,
    lead: Held<Lead>,
  ) => { patch: Partial<TradeIn>; from?: Partial<TradeIn>; lead?: Partial<Lead>; params?: JsonObject },
): Promise<Plan<{ id: string }>> {
  const held = await ctx.get(tradeInNoun, id);
  const lead = await leadToWorkOn(ctx, held.record.leadId);
  if (held.record.status === 'withdrawn') throw stateError('This trade-in was withdrawn');
  const { patch, from, lead: more = {}, params = {} } = plan(held, lead);
  return {
    output: { id },
    changes: [ctx.update(held, patch, from), touchLead(ctx, lead, more)],
    events: [workEvent(lead.record, { noun: 'tradeIn', id }, type, { params: { ...carOf({ ...held.record, ...patch }), ...params } })],
  };
}

const update = handler(updateTradeIn, (ctx, { id, patch, from }) =>
  changed(ctx, id, 'tradeIn.updated', () => ({
    patch: patch as Partial<TradeIn>,
    ...(from && { from: from as Partial<TradeIn> }),
    params: { fields: Object.keys(patch) },
  })),
);

const appraise = handler(appraiseTradeIn, (ctx, { id, amount }) =>
  changed(ctx, id, 'tradeIn.appraised', () => ({
    patch: { status: 'appraised', appraisal: amount, appraisedAt: ctx.now, appraisedBy: ctx.person.id },
    params: { amount },
  })),
);

const withdraw = handler(withdrawTradeIn, (ctx, { id }) =>
  changed(ctx, id, 'tradeIn.withdrawn', (_held, lead) => ({
    patch: { status: 'withdrawn' },
    lead: counted(lead, 'tradeIns', -1),
  })),
);

/** The trade-in noun with its handlers. */
export const tradeInServer: ServerNoun = handle(tradeInNoun, [create, update, appraise, withdraw]);
