import { type Client, type Lead, type Offer, mailAddress, messageTemplates } from '@dealerkit/core';
import { house as system } from '@dealerkit/core/server';
import { users } from './house.ts';
import { type PastHouse, asPerson } from './live-through.ts';

/** Sends the quote of an offer to a client with an address, in his language, as it arrived then. */
export async function sendQuote(house: PastHouse, by: string, leadId: string, offerId: string): Promise<void> {
  const recordOf = async <R>(noun: string, id: string): Promise<R> => (await house.backend.get(noun, [id]))[0]?.record as R;
  const lead = await recordOf<Lead>('lead', leadId);
  const [client, offer] = [await recordOf<Client>('client', lead.clientId), await recordOf<Offer>('offer', offerId)];
  if (mailAddress(client.emails) === undefined) return;
  const { quote } = await messageTemplates(client.language ?? 'fr');
  const salesperson = users.find(({ id }) => id === by)?.name ?? '';
  const facts = { client, salesperson, house: 'Vermeil Automobiles', vehicle: offer.vehicle, validUntil: offer.validUntil };
  const run = asPerson(house);
  const { id } = await run({ id: by }, 'message.send', {
    ...{ leadId, subject: quote.subject(facts), text: quote.text(facts), templateId: 'quote', attachment: 'quote', offerId },
  });
  await run(system, 'message.settle', { id, status: 'sent' });
}
