import { clientNoun } from '../client/client.noun.ts';
import { invalidField } from '../errors.ts';
import { touchLead } from '../lead/lead-progress.ts';
import { leadToWorkOn, workEvent } from '../lead/lead-work.ts';
import type { Lead } from '../lead/lead.noun.ts';
import { type Offer, offerNoun } from '../offer/offer.noun.ts';
import { type Held, type PlanContext, handler, stays } from '../open-crm/kit.ts';
import { paperLanguage } from '../paper/paper-kinds.ts';
import { paperOf } from '../offer/offer.paper.ts';
import { seenRecord } from '../paper/seen-record.ts';
import { isOfHouse } from '../permission/nodes.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { sendMessage } from './message.commands.ts';
import { sendingType } from './message.sending.ts';
import { messageNoun } from './message.noun.ts';
import { recipientOf } from './message.recipient.ts';

/** The offer that a message names: one of this lead that was not withdrawn. */
async function namedOffer(ctx: PlanContext, leadId: string, id: string): Promise<Held<Offer>> {
  const offer = await ctx.system.get(offerNoun, id);
  if (offer?.record.leadId !== leadId || offer.record.status === 'withdrawn')
    throw invalidField('offerId', 'unknown', 'No such offer of this lead');
  return offer;
}

/** The subject as it was typed, and as it leaves: with the lead's code once, so that an answer finds its lead. */
function subjects(subject: string, code: string): { readonly plain: string; readonly coded: string } {
  const plain = subject.replace(`[${code}]`, '').trim();
  return { plain, coded: `${plain} [${code}]`.trim() };
}

/** A person of the house has reached the client, were it by mail; what answers by itself has not (behaviours.md C28a). */
const reached = (ctx: PlanContext, { firstContactAt }: Lead): Partial<Lead> =>
  firstContactAt === null && isOfHouse(ctx.person.id) ? { firstContactAt: ctx.now } : {};

/** The handler of `message.send`: the mail leaves after the commit, with the paper as the offer is now. */
export const sending = handler(sendMessage, async (ctx, { leadId, to, subject: typed, text, ...input }) => {
  const { templateId = null, attachment = null, offerId = null } = input;
  const lead = await leadToWorkOn(ctx, leadId);
  const settings = await settingsOf(ctx.system);
  if (settings.messageNeedsOffer && lead.record.offers === 0)
    throw invalidField('offerId', 'needs-offer', 'A client is written to once the lead has an offer');
  if (attachment !== null && offerId === null) throw invalidField('offerId', 'required', 'An attachment is of an offer');
  const offer = offerId === null ? undefined : await namedOffer(ctx, leadId, offerId);
  const client = await seenRecord(ctx, clientNoun, lead.record.clientId);
  const recipient = await recipientOf(ctx, lead.record, client, to);
  const language = client.language || settings.language;
  const paper =
    attachment === null || !offer
      ? null
      : await paperOf(ctx, { kind: attachment, language: paperLanguage(language), offer: offer.record, lead: lead.record, client });
  const { plain, coded: subject } = subjects(typed, lead.record.code);
  const { clientId } = lead.record;
  const change = ctx.create(messageNoun, {
    leadId,
    clientId,
    ...recipient,
    subject,
    text,
    templateId,
    attachment,
    offerId,
    language,
    paper,
  });
  const link = { noun: 'message', id: change.id };
  return {
    output: { id: change.id },
    changes: [change, touchLead(ctx, lead, reached(ctx, lead.record))],
    events: [workEvent(lead.record, link, 'message.created', { params: { attachment }, personal: { subject: plain } })],
    jobs: [{ type: sendingType, key: `message:${change.id}`, params: { id: change.id } }],
    expects: offer ? [stays(offerNoun, offer.record.id)] : [],
  };
});
