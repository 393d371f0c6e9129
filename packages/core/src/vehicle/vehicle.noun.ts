import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { externalIds } from '../external/external-ids.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalId, optionalMoney, optionalText } from '../schema-parts.ts';

const schema = z.strictObject({
  /** The lead that wants it; null for a vehicle in stock. */
  leadId: optionalId(),
  /** Make, model and version in one line, as shown. */
  label: z.string().check(z.maxLength(255)),
  condition: z._default(z.nullable(z.enum(['new', 'used', 'demo'])), null),
  /** Of stock: whether it can still be offered. */
  status: z._default(z.enum(['available', 'reserved', 'sold']), 'available'),
  make: optionalText(),
  model: optionalText(),
  trim: optionalText(),
  year: z._default(z.nullable(z.int()), null),
  vin: optionalText(17),
  stockNumber: optionalText(50),
  /** The value and its unit as given; never converted. */
  mileage: z._default(z.nullable(z.strictObject({ value: z.int().check(z.minimum(0)), unit: z.enum(['km', 'mi']) })), null),
  price: optionalMoney(),
  fuel: optionalText(50),
  url: optionalText(2000),
  branchId: optionalId(),
  externalIds: externalIds(),
});

/** A vehicle: in stock, or as a lead names it (vehicle of interest), then viewed as the lead. */
export const vehicleNoun: Noun<'vehicle', z.output<typeof schema>> = defineNoun({
  name: 'vehicle',
  schema,
  actions: ['create', 'update', 'delete'],
  ties: { branch: 'branchId' },
  parents: [{ field: 'leadId', noun: 'lead' }],
  uniques: ['externalIds'],
  sorts: { label: { field: 'label', direction: 'asc' }, created: { field: 'createdAt', direction: 'desc' } },
  search: { label: 'text', vin: 'code', stockNumber: 'code' },
  ruleFields: ['condition', 'status', 'branchId'],
  indexes: ['vin', 'stockNumber'],
  words: wordsOf('vehicle'),
});

/** A vehicle record. */
export type Vehicle = RecordOf<typeof vehicleNoun>;
