import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { paperKinds } from '../paper/paper-kinds.ts';
import { optionalId, recordId, requiredText } from '../schema-parts.ts';
import { messageLimits } from './message-limits.ts';

// A control character in a header could begin another one.
const line = (max: number) => requiredText(max).check(z.regex(/^\P{Cc}*$/u));
const id = { id: recordId() };
const aMessage = (input: { id: string }): { noun: string; id: string } => ({ noun: 'message', id: input.id });

/** What a person may type of a message. */
export const messageFields = {
  subject: line(messageLimits.subject),
  text: requiredText(messageLimits.text),
  /** The template that it was begun from. */
  templateId: optionalId(),
  /** A paper of the offer that goes with it. */
  attachment: z._default(z.nullable(z.enum(paperKinds)), null),
  offerId: optionalId(),
};

/**
 * Writes to one contact of a lead, after the commit, in the client's language (behaviours.md C16, C16a). `to` is one of the lead's contacts;
 * the one that it came from when left out. Refused as `invalid`: `to` by `no-email` or `unknown`; `offerId` by `required` or `unknown` of an
 * attachment, and by `needs-offer` where the house writes only of offers.
 */
export const sendMessage = defineCommand({
  name: 'message.send',
  input: z.strictObject({ leadId: recordId(), to: z.optional(recordId()), ...messageFields }),
  output: z.strictObject(id),
  right: 'message.send',
});

/** What became of a message that left, or did not. Only the house has this right: its job runs it. */
export const settleMessage = defineCommand({
  name: 'message.settle',
  input: z.strictObject({ ...id, status: z.enum(['sent', 'failed']), error: z.optional(line(60)) }),
  output: z.strictObject(id),
  right: 'message.settle',
  subject: aMessage,
});

/** A message came back: `id` is the left part of its Message-ID, `code` the status of the report, such as 5.1.1 (RFC 3463). */
export const bounceMessage = defineCommand({
  name: 'message.bounce',
  input: z.strictObject({ ...id, code: z.string().check(z.regex(/^[245]\.\d{1,3}\.\d{1,3}$/)) }),
  output: z.strictObject(id),
  right: 'message.bounce',
  subject: aMessage,
});
