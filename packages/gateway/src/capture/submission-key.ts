import { canonical } from '@dealerkit/core';
import { keyedHash } from '@dealerkit/core/server';
import type { FormBody } from './read-form-body.ts';

/** Length of the bucket in which the same content from a page without scripts is the same submission, in milliseconds. */
export const bucketMs = 600_000;

const given = /^[A-Za-z0-9_-]{16,100}$/;

/**
 * The idempotency keys of a submission, the wanted one first: the page's own, or, without scripts, one derived from form, content
 * and time, beside that of the bucket before: F5, Back and a double click are one lead, two visitors on a cached page are two.
 */
export async function submissionKeys(
  secret: string,
  formId: string,
  { raw, control }: FormBody,
  now: number,
): Promise<readonly [string, ...string[]]> {
  if (control.key !== undefined && given.test(control.key)) return [control.key];
  const bucket = Math.floor(now / bucketMs);
  const derive = (at: number): Promise<string> => keyedHash(secret, canonical([formId, raw, at]));
  return Promise.all([derive(bucket), derive(bucket - 1)]);
}
