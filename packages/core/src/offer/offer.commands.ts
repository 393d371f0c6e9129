import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { paperKinds, paperLanguages } from '../paper/paper-kinds.ts';
import {
  money,
  optionalDate,
  optionalId,
  optionalMoney,
  optionalText,
  patchOf,
  recordId,
  requiredText,
  textLimits,
} from '../schema-parts.ts';

const amount = z.strictObject({ ...money().shape, minor: z.int().check(z.minimum(0), z.maximum(1e13)) });
const optionalAmount = () => z._default(z.nullable(amount), null);

/** What a person may type of an offer. */
export const offerFields = {
  /** The vehicle of the stock; null for one that is not in it. */
  vehicleId: optionalId(),
  /** The vehicle in one line, as the client reads it. */
  vehicle: requiredText(),
  price: amount,
  extras: z._default(z.array(z.strictObject({ label: requiredText(), price: amount })).check(z.maxLength(30)), []),
  discount: optionalAmount(),
  tradeInId: optionalId(),
  /** What the client's car is taken for. */
  tradeInValue: optionalMoney(),
  /** The last day on which it holds. */
  validUntil: optionalDate(),
  note: optionalText(textLimits.text),
};

const typed = z.strictObject(offerFields);
const id = { id: recordId() };
const anOffer = (input: { id: string }): { noun: string; id: string } => ({ noun: 'offer', id: input.id });
const changing = { input: z.strictObject(id), output: z.strictObject(id), right: 'offer.update', subject: anOffer };

/** Records an offer for a vehicle of the house (behaviours.md C11). */
export const createOffer = defineCommand({
  name: 'offer.create',
  input: z.strictObject({ leadId: recordId(), ...offerFields }),
  output: z.strictObject({ ...id, total: money() }),
  right: 'offer.create',
});

/** Changes an offer that is neither accepted nor withdrawn; `from` as in `client.update`. */
export const updateOffer = defineCommand({
  ...changing,
  name: 'offer.update',
  input: z.strictObject({ ...id, patch: patchOf(typed), from: z.optional(patchOf(typed)) }),
  output: z.strictObject({ ...id, total: money() }),
});

/** The client has taken it: no other offer of the lead may be, until it is withdrawn. */
export const acceptOffer = defineCommand({ ...changing, name: 'offer.accept' });

/** Takes it back: it counts no longer and stays in the history. */
export const withdrawOffer = defineCommand({ ...changing, name: 'offer.withdraw' });

/**
 * Draws a paper of an offer. Its preview answers `{ name, type, content }`, the PDF in base64, and leaves no trace; running it also writes a
 * line in the lead's history. In the client's language where none is named. `unsupported` where nothing draws papers.
 */
export const printOffer = defineCommand({
  name: 'offer.print',
  input: z.strictObject({ ...id, kind: z.enum(paperKinds), language: z.optional(z.enum(paperLanguages)) }),
  output: z.strictObject(id),
  right: 'offer.view',
  subject: anOffer,
});
