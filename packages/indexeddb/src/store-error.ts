import { DealerkitError, isDealerkitError } from '@dealerkit/core';

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');

/** Tells whether a connection was closed under us: opening it again may help, and nothing was done yet. */
export function isClosed(error: unknown): boolean {
  return nameOf(error) === 'InvalidStateError';
}

/** Turns whatever IndexedDB threw into an error of the closed set; a `DealerkitError` passes unchanged. */
export function storeError(error: unknown): DealerkitError {
  if (isDealerkitError(error)) return error;
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return new DealerkitError('unavailable', 'This device has no room left', {}, error);
  if (name === 'VersionError') return new DealerkitError('unavailable', 'A newer version of this page is in use: reload it', {}, error);
  if (name === 'SecurityError' || name === 'NotAllowedError' || name === 'ReferenceError')
    return new DealerkitError('unavailable', 'This browser keeps nothing here: it is switched off, or a private window', {}, error);
  if (name === 'DataCloneError' || name === 'DataError')
    return new DealerkitError('malformed', 'A value does not fit the store', {}, error);
  return new DealerkitError('unavailable', 'The store on this device failed', { retryAfter: 1 }, error);
}
