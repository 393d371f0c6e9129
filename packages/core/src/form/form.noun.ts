import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { localText, optionalId, optionalText, requiredText } from '../schema-parts.ts';
import { formFieldProblems, formFieldSchema, formIntents } from './form-field.ts';

/** One consent: never pre-ticked, never required, stored with the text that was shown. */
export const formConsentSchema = z.strictObject({ purpose: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)), label: localText() });

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
  consents: z._default(z.array(formConsentSchema), []),
  /** Who owns what arrives: a fixed person, or nobody. */
  ownerId: optionalId(),
  branchId: optionalId(),
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
