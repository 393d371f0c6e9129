import { workEvent } from '../lead/lead-work.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { type Held, type Plan, type PlanContext, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { bounceMessage, settleMessage } from './message.commands.ts';
import { type Message, messageNoun } from './message.noun.ts';
import { sending } from './message.send.ts';
import { sendQueued, sendingType } from './message.sending.ts';

/** A message that did not arrive: a line in the history, and a first contact that was this message was none. */
async function lost(ctx: PlanContext, held: Held<Message>, status: 'failed' | 'bounced', error: string): Promise<Plan<{ id: string }>> {
  const { id, leadId, createdAt } = held.record;
  const lead = await ctx.system.get(leadNoun, leadId);
  const notReached = lead?.record.firstContactAt === createdAt ? [ctx.update(lead, { firstContactAt: null })] : [];
  return {
    output: { id },
    changes: [ctx.update(held, { status, error }), ...notReached],
    events: [
      workEvent({ id: leadId, clientId: held.record.clientId }, { noun: 'message', id }, `message.${status}`, { params: { error } }),
    ],
  };
}

const settle = handler(settleMessage, async (ctx, { id, status, error = 'unknown' }) => {
  const held = await ctx.get(messageNoun, id);
  if (held.record.status !== 'queued') return { output: { id }, changes: [] };
  return status === 'sent' ? { output: { id }, changes: [ctx.update(held, { status, sentAt: ctx.now })] } : lost(ctx, held, status, error);
});

const bounce = handler(bounceMessage, async (ctx, { id, code }) => {
  const held = await ctx.get(messageNoun, id);
  if (held.record.status === 'bounced' || held.record.status === 'failed') return { output: { id }, changes: [] };
  return lost(ctx, held, 'bounced', code);
});

/** The message noun with its handlers. */
export const messageServer: ServerNoun = handle(messageNoun, [sending, settle, bounce], { [sendingType]: sendQueued });
