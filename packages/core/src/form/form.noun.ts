import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { localText, optionalId, optionalText, requiredText, texts } from '../schema-parts.ts';
import { formAssignmentSchema } from './form-assignment.ts';
import { formConsentSchema, formControllerFields } from './form-consent.ts';
import { formRoutingSchema } from './form-routing.ts';
import { formFieldProblems, formFieldSchema, formIntents } from './form-field.ts';

const schema = z.strictObject({
  /** The public key: it identifies the form and authorises nothing else. */
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{6,60}$/)),
  name: requiredText(),
  active: z._default(z.boolean(), true),
  language: z.string(),
  title: localText(),
  intro: z._default(localText(), {}),
  submit: localText(),
  thanksTitle: localText(),
  thanksText: localText(),
  /** What its visitors want; null for anything. */
  intent: z._default(z.nullable(z.enum(formIntents)), null),
  fields: z.array(formFieldSchema).check(z.minLength(1), z.maxLength(60), (fields) => {
    for (const { index, field, code } of formFieldProblems(fields.value))
      fields.issues.push({ code: 'custom', input: fields.value, path: [index, field], params: { code }, message: code });
  }),
  consents: z._default(
    z.array(formConsentSchema).check((consents) => {
      for (const [index, { purpose }] of consents.value.entries())
        if (consents.value.findIndex((other) => other.purpose === purpose) < index)
          consents.issues.push({
            code: 'custom',
            input: consents.value,
            path: [index, 'purpose'],
            params: { code: 'twice' },
            message: 'twice',
          });
    }),
    [],
  ),
  ...formControllerFields,
  /** Who owns what arrives: a fixed person, or nobody; `assignment` comes before it. */
  ownerId: optionalId(),
  assignment: z._default(z.nullable(formAssignmentSchema), null),
  /** The branch of what arrives where `routing` finds no other. */
  branchId: optionalId(),
  routing: z._default(z.nullable(formRoutingSchema), null),
  /** What the clients that it makes are marked with. */
  tags: texts(50),
  sourceId: optionalId(),
  typeId: optionalId(),
  /** ISO country for phone numbers in national form; the tenant's when null. */
  region: optionalText(2),
  /** Exact origins that may embed it; any when empty. */
  allowedOrigins: z._default(z.array(z.string()), []),
  /** Where a visitor without scripts is sent; the gateway's own page when null. */
  thanksUrl: optionalText(2000),
  /** For those who would rather call. */
  phone: optionalText(60),
  email: optionalText(320),
});

/** A contact form of a website: its fields, texts, consents and what becomes of what it sends. */
export const formNoun: Noun<'form', z.output<typeof schema>> = defineNoun({
  name: 'form',
  schema,
  actions: ['create', 'update', 'delete', 'manage'],
  ties: { branch: 'branchId' },
  sorts: { name: { field: 'name', direction: 'asc' } },
  indexes: ['key'],
  words: wordsOf('form'),
});

/** A form record. */
export type Form = RecordOf<typeof formNoun>;
