import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { optionalId, optionalInstant, optionalMoney, recordId } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { appraiseTradeIn, createTradeIn, tradeInFields, updateTradeIn, withdrawTradeIn } from './trade-in.commands.ts';

const schema = z.strictObject({
  leadId: recordId(),
  clientId: recordId(),
  ...tradeInFields,
  status: z._default(z.enum(['proposed', 'appraised', 'withdrawn']), 'proposed'),
  appraisal: optionalMoney(),
  appraisedAt: optionalInstant(),
  appraisedBy: optionalId(),
});

/** The client's car that the house may take as part of the payment (behaviours.md C10); viewed as its lead. */
export const tradeInNoun: Noun<'tradeIn', z.output<typeof schema>> = defineNoun({
  name: 'tradeIn',
  schema,
  commands: [createTradeIn, updateTradeIn, appraiseTradeIn, withdrawTradeIn],
  parents: [{ field: 'leadId', noun: 'lead' }],
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  search: { plate: 'code', vin: 'code', make: 'text', model: 'text' },
  pii: ['plate', 'vin', 'defects'],
  ruleFields: ['status', 'condition'],
  indexes: ['clientId'],
  words: wordsOf('tradeIn'),
});

/** A trade-in record. */
export type TradeIn = RecordOf<typeof tradeInNoun>;
