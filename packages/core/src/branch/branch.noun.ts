import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { openingRow } from './opening-hours.ts';
import { optionalId, optionalText, postalAddress, requiredText, textLimits } from '../schema-parts.ts';

const schema = z.strictObject({
  name: requiredText(textLimits.name),
  city: optionalText(),
  phone: optionalText(60),
  /** Where answers go whose owner has no address of his own. */
  email: optionalText(320),
  address: z._default(z.nullable(postalAddress()), null),
  /** Gets leads that are given to the branch (behaviours.md C18a). */
  managerId: optionalId(),
  /** IANA name; the tenant's when null. */
  timeZone: optionalText(60),
  /** Opening hours of sales and of after-sales (behaviours.md C32); none: always open. */
  salesHours: z._default(z.array(openingRow).check(z.maxLength(50)), []),
  afterSalesHours: z._default(z.array(openingRow).check(z.maxLength(50)), []),
  /** Minutes to the first-contact deadline by lead type, and as `default` for the types that say nothing; null for none (behaviours.md C24). */
  firstContactMinutes: z._default(z.record(z.string().check(z.maxLength(100)), z.nullable(z.int().check(z.minimum(1)))), {}),
});

/** A branch: one place of business. */
export const branchNoun: Noun<'branch', z.output<typeof schema>> = defineNoun({
  name: 'branch',
  schema,
  actions: ['manage'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  inSession: ({ id, name, timeZone }) => ({ id, name, timeZone }),
  words: wordsOf('branch'),
});

/** A branch record. */
export type Branch = RecordOf<typeof branchNoun>;
