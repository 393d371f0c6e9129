import * as z from 'zod/mini';
import { consentChannels } from '../form/form-consent.ts';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { instantText, optionalInstant, optionalText, recordId } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';

const schema = z.strictObject({
  clientId: recordId(),
  submissionId: recordId(),
  purpose: z.string(),
  channels: z.array(z.enum(consentChannels)),
  /** The exact text that stood beside the box which was ticked. */
  text: z.string(),
  /** SHA-256 of the text, in hex. */
  hash: z.string(),
  lang: z.string(),
  /** When it was given. */
  at: instantText(),
  page: optionalText(2000),
  formId: recordId(),
  formVersion: z.string(),
  /** To whom it was given, by name. */
  controller: optionalText(),
  policyUrl: optionalText(4000),
  ip: optionalText(64),
  userAgent: optionalText(500),
  withdrawnAt: optionalInstant(),
});

/**
 * The proof of one consent that a visitor gave, of one purpose (lead-capture.md section 4); viewed as its client. It never changes, whatever
 * becomes of the form, but for its withdrawal.
 */
export const consentNoun: Noun<'consent', z.output<typeof schema>> = defineNoun({
  name: 'consent',
  schema,
  parents: [{ field: 'clientId', noun: 'client' }],
  sorts: { at: { field: 'at', direction: 'desc' } },
  pii: ['page', 'ip', 'userAgent'],
  indexes: ['clientId', 'submissionId'],
  ruleFields: ['purpose'],
  words: wordsOf('consent'),
});

/** The proof of a consent. */
export type Consent = RecordOf<typeof consentNoun>;
