import type { DealerkitError } from '@dealerkit/core';
import type { BaseMessages } from './locales/en.ts';

const sentences: Readonly<Record<string, keyof BaseMessages>> = {
  required: 'problemRequired',
  too_big: 'problemTooLong',
  too_small: 'problemRequired',
  contact: 'problemContact',
  inactive: 'problemInactive',
};

/**
 * What an `invalid` answer says of each field, in words, by the field's own name: `client.emails.0` and `patch.emails` are `emails`. A
 * form may have words of its own for a code.
 */
export function fieldProblems(
  error: DealerkitError,
  words: BaseMessages,
  own: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error.details.fields ?? {}).map(([path, { code }]) => {
      const parts = path.split('.');
      const name = (parts[0] === 'client' || parts[0] === 'patch' ? parts[1] : parts[0]) ?? path;
      return [name, own[code] ?? words[sentences[code] ?? 'problemInvalid']];
    }),
  );
}
