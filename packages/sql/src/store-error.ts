import { DealerkitError, isDealerkitError } from '@dealerkit/core';

const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOSPC']);

/** The SQLSTATE of an error of PostgreSQL, or the code of a socket's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Serialisation failures and deadlocks: the same transaction may succeed at once. */
export function isTransient(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** Turns whatever the driver threw into an error of the closed set; a `DealerkitError` passes unchanged. */
export function storeError(error: unknown): DealerkitError {
  if (isDealerkitError(error)) return error;
  const code = codeOf(error);
  if (code === '54000') return new DealerkitError('too-large', 'A value is too long for its index', {}, error);
  if (code.startsWith('22')) return new DealerkitError('malformed', 'A value does not fit the store', {}, error);
  if (['42P01', '42703', '3F000', '42704', '22023'].includes(code))
    return new DealerkitError('unavailable', 'The store is older than its nouns: run migrate(pool, nouns)', { retryAfter: 30 }, error);
  if (isTransient(error) || code === '55P03') return new DealerkitError('unavailable', 'The store is busy', { retryAfter: 1 }, error);
  if (lost.has(code) || /^(08|53|57)/.test(code))
    return new DealerkitError('unavailable', 'The store cannot be reached', { retryAfter: 5 }, error);
  return new DealerkitError('unavailable', 'The store failed', { retryAfter: 5 }, error);
}
