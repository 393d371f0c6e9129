import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { localText, optionalId, optionalText, requiredText } from '../schema-parts.ts';

/** One field of a form; names are those of intake (`firstName`, `email`, `phone` …). */
export const formFieldSchema = z.strictObject({
  name: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/)),
  type: z.enum(['text', 'email', 'tel', 'textarea', 'select', 'checkbox', 'hidden']),
  label: localText(),
  help: z.optional(localText()),
  required: z.optional(z.boolean()),
  autocomplete: z.optional(z.string()),
  inputmode: z.optional(z.string()),
  maxlength: z.optional(z.int()),
  options: z.optional(z.array(z.strictObject({ value: z.string(), label: localText() }))),
  value: z.optional(z.string()),
});

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
  fields: z.array(formFieldSchema).check(z.minLength(1), z.maxLength(60)),
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

/** A field of a form. */
export type FormField = z.output<typeof formFieldSchema>;
