import { clientNoun } from '../client/client.noun.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { workEvent } from '../lead/lead-work.ts';
import { handler } from '../open-crm/kit.ts';
import { drawing } from '../paper/paper-file.ts';
import { paperLanguage } from '../paper/paper-kinds.ts';
import { seenRecord } from '../paper/seen-record.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { printOffer } from './offer.commands.ts';
import { offerNoun } from './offer.noun.ts';
import { paperOf } from './offer.paper.ts';

/** The handler of `offer.print`. */
export const printing = handler(printOffer, async (ctx, { id, kind, language: wanted }) => {
  const draw = drawing(ctx);
  const offer = (await ctx.get(offerNoun, id)).record;
  const lead = (await ctx.get(leadNoun, offer.leadId)).record;
  const client = await seenRecord(ctx, clientNoun, lead.clientId);
  const language = wanted ?? paperLanguage(client.language || (await settingsOf(ctx.system)).language);
  return {
    output: { id },
    summary: await draw(await paperOf(ctx, { kind, language, offer, lead, client })),
    changes: [],
    events: [workEvent(lead, { noun: 'offer', id }, 'offer.printed', { params: { kind, vehicle: offer.vehicle } })],
  };
});
