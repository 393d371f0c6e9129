import type { DealerkitError } from '@dealerkit/core';
import type { BaseMessages } from './locales/en.ts';

const sentences: Readonly<Record<string, keyof BaseMessages>> = {
  required: 'problemRequired',
  too_big: 'problemTooLong',
  too_small: 'problemRequired',
  contact: 'problemContact',
  inactive: 'problemInactive',
};

/** What an `invalid` answer says of each field, in words, by the field's own name: `client.emails.0` and `patch.emails` are `emails`. */
export function fieldProblems(error: DealerkitError, words: BaseMessages): Record<string, string> {
  return Object.fromEntries(
    Object.entries(error.details.fields ?? {}).map(([path, { code }]) => {
      const parts = path.split('.');
      const name = (parts[0] === 'client' || parts[0] === 'patch' ? parts[1] : parts[0]) ?? path;
      return [name, words[sentences[code] ?? 'problemInvalid']];
    }),
  );
}
