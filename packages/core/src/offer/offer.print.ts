import { type Client, clientNoun } from '../client/client.noun.ts';
import { DealerkitError } from '../errors.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { workEvent } from '../lead/lead-work.ts';
import { type Held, type PlanContext, handler } from '../open-crm/kit.ts';
import { redactor } from '../permission/redact.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { paperLanguage } from '../paper/paper-kinds.ts';
import type { Paper } from '../paper/paper.ts';
import { printOffer } from './offer.commands.ts';
import { offerNoun } from './offer.noun.ts';
import { paperOf } from './offer.paper.ts';

/** The client of a lead as whoever asks may see him; nothing of him where he may not. */
export async function seenClient(ctx: PlanContext, id: string): Promise<Partial<Client>> {
  const held = await ctx.get(clientNoun, id).catch(() => undefined);
  return held ? redactor(ctx.rights, clientNoun)(held as unknown as Held) : {};
}

/** The name of the file that a paper is sent as. */
export const paperFileName = ({ kind, language, code }: Pick<Paper, 'kind' | 'language' | 'code'>): string => {
  const names = {
    quote: { en: 'quote', fr: 'devis', es: 'presupuesto' },
    order: { en: 'order-form', fr: 'bon-de-commande', es: 'hoja-de-pedido' },
  };
  return `${names[kind][language]}-${code.replaceAll(/[^\w-]/g, '')}.pdf`;
};

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The handler of `offer.print`. */
export const printing = handler(printOffer, async (ctx, { id, kind, language: wanted }) => {
  const { pdf } = ctx.ports;
  if (!pdf) throw new DealerkitError('unsupported', 'Nothing here draws papers', { capability: 'pdf' });
  const offer = (await ctx.get(offerNoun, id)).record;
  const lead = (await ctx.get(leadNoun, offer.leadId)).record;
  const client = await seenClient(ctx, lead.clientId);
  const language = wanted ?? paperLanguage(client.language || (await settingsOf(ctx.system)).language);
  const paper = await paperOf(ctx, { kind, language, offer, lead, client });
  return {
    output: { id },
    summary: { name: paperFileName(paper), type: 'application/pdf', content: base64(await pdf(paper)) },
    changes: [],
    events: [workEvent(lead, { noun: 'offer', id }, 'offer.printed', { params: { kind, vehicle: offer.vehicle } })],
  };
});
