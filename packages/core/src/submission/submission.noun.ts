import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalText, recordId, texts } from '../schema-parts.ts';
import { captureSubmission } from './submission.commands.ts';

const schema = z.strictObject({
  formId: recordId(),
  formVersion: z.string(),
  lang: z.string(),
  page: optionalText(2000),
  /** Everything as it was sent. */
  raw: z.record(z.string(), z.unknown()),
  /** What intake noticed: `honeypot`, `phone-unreadable`, `unknown-field` … */
  flags: texts(50),
  /** The proof of each consent that was given: purpose, the exact text shown, its language (lead-capture.md section 4). */
  consents: z.array(z.strictObject({ purpose: z.string(), text: z.string(), lang: z.string() })),
  receivedAt: z.string(),
  clientId: recordId(),
  leadId: recordId(),
  ip: optionalText(64),
  userAgent: optionalText(500),
});

/** What one visitor sent, as he sent it; viewed as the lead that it became. */
export const submissionNoun: Noun<'submission', z.output<typeof schema>> = defineNoun({
  name: 'submission',
  schema,
  commands: [captureSubmission],
  parents: [{ field: 'leadId', noun: 'lead' }],
  sorts: { received: { field: 'receivedAt', direction: 'desc' } },
  pii: ['raw', 'page', 'ip', 'userAgent'],
  indexes: ['clientId'],
  words: wordsOf('submission'),
});

/** A submission record. */
export type Submission = RecordOf<typeof submissionNoun>;
