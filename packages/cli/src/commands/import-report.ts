import { readFile } from 'node:fs/promises';
import { DealerkitError } from '@dealerkit/core';

/** What may become of a row or a lead. */
export const outcomes = ['created', 'updated', 'unchanged', 'refused'] as const;

/** Why something was refused, in one line. */
export const problemOf = ({ code, details, message }: DealerkitError): string =>
  details.fields
    ? Object.entries(details.fields)
        .map(([field, problem]) => `${field}: ${problem.code}`)
        .join(', ')
    : `${code}: ${message}`;

/** What stands in a file; `not-found` where it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new DealerkitError('not-found', `Cannot read ${path}`, {}, cause);
  }
}
