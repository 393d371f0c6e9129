import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { money, optionalInstant, recordId } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { acceptOffer, createOffer, offerFields, printOffer, updateOffer, withdrawOffer } from './offer.commands.ts';

const schema = z.strictObject({
  leadId: recordId(),
  clientId: recordId(),
  ...offerFields,
  /** What the client pays: see `offerTotal`. */
  total: money(),
  status: z._default(z.enum(['open', 'accepted', 'withdrawn']), 'open'),
  closedAt: optionalInstant(),
});

/** An offer for a vehicle of the house (behaviours.md C11); viewed as its lead. */
export const offerNoun: Noun<'offer', z.output<typeof schema>> = defineNoun({
  name: 'offer',
  schema,
  commands: [createOffer, updateOffer, acceptOffer, withdrawOffer, printOffer],
  parents: [{ field: 'leadId', noun: 'lead' }],
  derived: ['total'],
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  search: { vehicle: 'text' },
  pii: ['note'],
  ruleFields: ['status'],
  indexes: ['clientId', 'vehicleId'],
  words: wordsOf('offer'),
});

/** An offer record. */
export type Offer = RecordOf<typeof offerNoun>;
