import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId } from '../schema-parts.ts';

/** Limits of what intake takes; beyond them it answers `too-large` at the door. */
export const intakeLimits = { bytes: 65_536, fields: 100, value: 20_000 } as const;

const value = z.string().check(z.maxLength(intakeLimits.value));

/**
 * Takes what a visitor sent. Refuses almost nothing: what a definition does not know stays verbatim in the submission, with flags;
 * refused is only a sender who cannot be reached. What speaks of a robot is held: it has no client and no lead until it is released.
 */
export const captureSubmission = defineCommand({
  name: 'submission.capture',
  input: z.strictObject({
    formId: recordId(),
    lang: z.string().check(z.maxLength(35)),
    page: z.nullable(z.string().check(z.maxLength(2000))),
    raw: z.record(z.string().check(z.maxLength(100)), z.union([value, z.array(value)])),
    flags: z.array(z.string().check(z.maxLength(50))),
    ip: z.nullable(z.string().check(z.maxLength(64))),
    userAgent: z.nullable(z.string().check(z.maxLength(500))),
  }),
  output: z.strictObject({
    submissionId: z.string(),
    leadId: z.nullable(z.string()),
    clientId: z.nullable(z.string()),
    receivedAt: z.string(),
  }),
  right: 'submission.capture',
});

const id = { id: recordId() };
const aSubmission = (input: { id: string }): { noun: string; id: string } => ({ noun: 'submission', id: input.id });

/** Takes a held submission as if it had come now: it gets its client, lead, owner and deadline. */
export const releaseSubmission = defineCommand({
  name: 'submission.release',
  input: z.strictObject(id),
  output: z.strictObject({ ...id, leadId: z.string(), clientId: z.string() }),
  right: 'submission.release',
  subject: aSubmission,
});

/** Throws a held submission away: nothing personal of it is left. */
export const discardSubmission = defineCommand({
  name: 'submission.discard',
  input: z.strictObject(id),
  output: z.strictObject(id),
  right: 'submission.discard',
  subject: aSubmission,
});
