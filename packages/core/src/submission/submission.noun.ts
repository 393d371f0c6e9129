import * as z from 'zod/mini';
import { givenConsentSchema } from '../form/form-consent.ts';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { wordsOf } from '../words/noun-words.ts';
import { optionalId, optionalText, recordId, texts } from '../schema-parts.ts';
import { captureSubmission, discardSubmission, releaseSubmission } from './submission.commands.ts';

const schema = z.strictObject({
  formId: recordId(),
  formVersion: z.string(),
  lang: z.string(),
  page: optionalText(2000),
  /** Everything as it was sent. */
  raw: z.record(z.string(), z.unknown()),
  /** What intake noticed: `honeypot`, `phone-unreadable`, `unknown-field` … */
  flags: texts(50),
  /** Each consent that was given, as it was shown; its proof stands by itself (`consent`). */
  consents: z.array(givenConsentSchema),
  receivedAt: z.string(),
  /** Whose it is, and what it became; null while it is held, and once it is discarded. */
  clientId: optionalId(),
  leadId: optionalId(),
  /** What speaks of a robot is `held` until somebody releases or discards it. */
  status: z._default(z.enum(['taken', 'held', 'discarded']), 'taken'),
  ip: optionalText(64),
  userAgent: optionalText(500),
});

/** What one visitor sent, as he sent it; viewed as the lead that it became, and while it became none by who may view all. */
export const submissionNoun: Noun<'submission', z.output<typeof schema>> = defineNoun({
  name: 'submission',
  schema,
  commands: [captureSubmission, releaseSubmission, discardSubmission],
  parents: [{ field: 'leadId', noun: 'lead' }],
  sorts: { received: { field: 'receivedAt', direction: 'desc' } },
  pii: ['raw', 'page', 'ip', 'userAgent'],
  indexes: ['clientId'],
  words: wordsOf('submission'),
});

/** A submission record. */
export type Submission = RecordOf<typeof submissionNoun>;
