import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId } from '../schema-parts.ts';

/** Limits of what intake takes; beyond them it answers `too-large` at the door. */
export const intakeLimits = { bytes: 65_536, fields: 100, value: 20_000 } as const;

const value = z.string().check(z.maxLength(intakeLimits.value));

/**
 * Takes what a visitor sent. Refuses almost nothing: what a definition does not know stays verbatim in the submission, with flags;
 * refused is only a sender who cannot be reached.
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
  output: z.strictObject({ submissionId: z.string(), leadId: z.string(), clientId: z.string(), receivedAt: z.string() }),
  right: 'submission.capture',
});
