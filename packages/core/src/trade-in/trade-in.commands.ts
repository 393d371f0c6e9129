import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { money, optionalDate, optionalMoney, optionalText, patchOf, recordId, textLimits } from '../schema-parts.ts';

/** What a person may type of the client's car. Distances as given, never converted; a plate is personal data (lead-capture.md section 10). */
export const tradeInFields = {
  make: optionalText(),
  model: optionalText(),
  trim: optionalText(),
  year: z._default(z.nullable(z.int().check(z.minimum(1886), z.maximum(2200))), null),
  plate: optionalText(20),
  vin: optionalText(17),
  mileage: z._default(z.nullable(z.strictObject({ value: z.int().check(z.minimum(0)), unit: z.enum(['km', 'mi']) })), null),
  condition: z._default(z.nullable(z.enum(['excellent', 'good', 'fair', 'poor'])), null),
  fuel: optionalText(50),
  /** Day of the first registration. */
  registeredOn: optionalDate(),
  /** Accidents and defects, in words. */
  defects: optionalText(textLimits.text),
  outstandingFinance: optionalMoney(),
  wantedPrice: optionalMoney(),
};

const typed = z.strictObject(tradeInFields);
const id = { id: recordId() };
const aTradeIn = (input: { id: string }): { noun: string; id: string } => ({ noun: 'tradeIn', id: input.id });

/** Adds a car of the client that the house may take (behaviours.md C10). */
export const createTradeIn = defineCommand({
  name: 'tradeIn.create',
  input: z.strictObject({ leadId: recordId(), ...tradeInFields }),
  output: z.strictObject(id),
  right: 'tradeIn.create',
});

/** Changes what is known of a trade-in; `from` as in `client.update`. */
export const updateTradeIn = defineCommand({
  name: 'tradeIn.update',
  input: z.strictObject({ ...id, patch: patchOf(typed), from: z.optional(patchOf(typed)) }),
  output: z.strictObject(id),
  right: 'tradeIn.update',
  subject: aTradeIn,
});

/** Says what the house would pay for it. */
export const appraiseTradeIn = defineCommand({
  name: 'tradeIn.appraise',
  input: z.strictObject({ ...id, amount: money() }),
  output: z.strictObject(id),
  right: 'tradeIn.appraise',
  subject: aTradeIn,
});

/** Takes it back: it counts no longer and stays in the history. */
export const withdrawTradeIn = defineCommand({
  name: 'tradeIn.withdraw',
  input: z.strictObject(id),
  output: z.strictObject(id),
  right: 'tradeIn.update',
  subject: aTradeIn,
});
