import * as z from 'zod/mini';
import { money, optionalDate, optionalMoney, optionalText, requiredText } from '../schema-parts.ts';
import { paperKinds, paperLanguages } from './paper-kinds.ts';

const lines = () => z.array(requiredText()).check(z.maxLength(12));
const priced = () => z.strictObject({ label: requiredText(), price: money() });

/** Everything that stands on a quote or an order form, as it was when it was made: the same facts are always the same paper. */
export const paperSchema = z.strictObject({
  kind: z.enum(paperKinds),
  language: z.enum(paperLanguages),
  /** The lead's. */
  code: requiredText(40),
  /** The day on which it was made. */
  date: z.iso.date(),
  validUntil: optionalDate(),
  /** The dealership: its name, and under it address, phone and e-mail, one a line. */
  house: z.strictObject({ name: requiredText(), lines: lines(), legal: optionalText(300) }),
  client: z.strictObject({ name: requiredText(), lines: lines() }),
  /** Who answers questions. */
  salesperson: z.strictObject({ name: requiredText(), lines: lines() }),
  vehicle: z.strictObject({
    label: requiredText(),
    vin: optionalText(17),
    stockNumber: optionalText(50),
    year: z.nullable(z.int()),
    mileage: z.nullable(z.strictObject({ value: z.int(), unit: z.enum(['km', 'mi']) })),
    fuel: optionalText(50),
  }),
  price: money(),
  extras: z.array(priced()).check(z.maxLength(30)),
  discount: optionalMoney(),
  /** The client's car, and what it is taken for. */
  tradeIn: z.nullable(z.strictObject({ label: optionalText(), price: money() })),
  total: money(),
});

/** What stands on a paper. */
export type Paper = z.output<typeof paperSchema>;
