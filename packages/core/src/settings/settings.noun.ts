import * as z from 'zod/mini';
import type { JsonObject } from '../json.ts';
import { type Noun, type RecordOf, dataOf, defineNoun } from '../noun.ts';
import { localText, recordId } from '../schema-parts.ts';
import { setSettings } from './settings.commands.ts';

const row = { id: recordId(), title: localText() };

/** A row of a managed list. */
export const dictionaryRow = z.strictObject(row);

/** A row with a colour, `#rrggbb`. */
export const colouredRow = z.strictObject({ ...row, color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)) });

/** A stage: its outcome decides the status of a lead that enters it. Probability in percent. */
export const stageRow = z.strictObject({
  ...colouredRow.shape,
  probability: z.int().check(z.minimum(0), z.maximum(100)),
  outcome: z.enum(['open', 'won', 'lost']),
  /** A signature is pending in this stage: whoever deletes the client is warned (behaviours.md B18). */
  awaitsSignature: z.optional(z.boolean()),
});

/** A lead type, and minutes from the creation of such a lead to its first-contact deadline; null for none (behaviours.md C24). */
export const leadTypeRow = z.strictObject({
  ...row,
  firstContactMinutes: z.nullable(z.int().check(z.minimum(1))),
  /** Whose opening hours its delay runs in; those of sales when left out (behaviours.md C32). */
  department: z.optional(z.enum(['sales', 'after-sales'])),
});

/** The shape of a tenant's settings. */
export const settingsSchema = z.strictObject({
  stages: z.array(stageRow).check(z.minLength(3)),
  sources: z.array(dictionaryRow),
  leadTypes: z.array(leadTypeRow),
  lostReasons: z.array(dictionaryRow),
  /** Whether a lead is lost only with a reason (behaviours.md C19a). */
  lostReasonRequired: z._default(z.boolean(), false),
  taskCategories: z.array(dictionaryRow),
  eventCategories: z.array(dictionaryRow),
  clientTypes: z.array(dictionaryRow),
  temperatures: z.array(colouredRow),
  clientTags: z.array(z.string()),
  /** The dealership, as clients read it on papers and in mails. */
  houseName: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  /** What the law wants under a paper, such as the company's form and register number. */
  houseLegal: z.optional(z.string().check(z.trim(), z.maxLength(300))),
  /** Whether a client is written to only once the lead has an offer (behaviours.md C16a). */
  messageNeedsOffer: z._default(z.boolean(), false),
  /** IANA name, such as `Europe/Paris`: decides what is today and overdue. */
  timeZone: z.string(),
  /** ISO 4217. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** ISO 3166 country for phone numbers in national form. */
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  language: z.string(),
  /** Minutes to the first-contact deadline where the lead type says nothing; null for none. */
  firstContactMinutes: z.nullable(z.int().check(z.minimum(1))),
  /** Attempts to reach a contact after which losing the lead is proposed: 3 where nothing is said, never when null (behaviours.md C28a). */
  contactAttempts: z.optional(z.nullable(z.int().check(z.minimum(1)))),
  /** Minutes before a due instant; null never reminds (behaviours.md O22). */
  reminderMinutes: z.nullable(z.int().check(z.minimum(1))),
});

/** The dictionaries and defaults of a tenant: one record, which travels with every session. */
export const settingsNoun: Noun<'settings', z.output<typeof settingsSchema>> = defineNoun({
  name: 'settings',
  schema: settingsSchema,
  commands: [setSettings],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
  inSession: (record) => dataOf(record) as unknown as JsonObject,
});

/** A tenant's settings. */
export type Settings = RecordOf<typeof settingsNoun>;
