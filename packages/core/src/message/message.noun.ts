import * as z from 'zod/mini';
import { type Noun, type RecordOf, defineNoun } from '../noun.ts';
import { paperSchema } from '../paper/paper.ts';
import { optionalInstant, optionalText, recordId, requiredText } from '../schema-parts.ts';
import { wordsOf } from '../words/noun-words.ts';
import { bounceMessage, messageFields, sendMessage, settleMessage } from './message.commands.ts';

const schema = z.strictObject({
  leadId: recordId(),
  clientId: recordId(),
  direction: z._default(z.enum(['out']), 'out'),
  /** Whom it is to: `client:id` or `contact:id`. */
  ref: recordId(),
  to: optionalText(320),
  toName: optionalText(),
  ...messageFields,
  /** With the lead's code. */
  subject: requiredText(),
  /** BCP 47: the client's, else the house's. */
  language: requiredText(10),
  /** The attached paper, as the client got it. */
  paper: z._default(z.nullable(paperSchema), null),
  status: z._default(z.enum(['queued', 'sent', 'failed', 'bounced']), 'queued'),
  sentAt: optionalInstant(),
  /** Why it failed or came back. */
  error: optionalText(60),
});

/** A mail to a client (behaviours.md C16, C21); viewed as its lead. */
export const messageNoun: Noun<'message', z.output<typeof schema>> = defineNoun({
  name: 'message',
  schema,
  commands: [sendMessage, settleMessage, bounceMessage],
  parents: [{ field: 'leadId', noun: 'lead' }],
  derived: ['language', 'paper', 'status', 'sentAt', 'error'],
  sorts: { created: { field: 'createdAt', direction: 'desc' } },
  search: { subject: 'text', to: 'email' },
  pii: ['to', 'toName', 'subject', 'text', 'paper'],
  ruleFields: ['status'],
  indexes: ['clientId'],
  words: wordsOf('message'),
});

/** A message record. */
export type Message = RecordOf<typeof messageNoun>;
