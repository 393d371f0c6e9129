import * as z from 'zod/mini';
import { DealerkitError } from '../errors.ts';
import { sameJson } from '../json.ts';
import type { AnyRecord, Noun } from '../noun.ts';

/** What stands where a field demands a text and its value was erased; widgets show it as a word. */
export const erased = 'erased';

const emptiest: readonly unknown[] = [null, [], {}, '', erased];

/** The emptiest value that the field's schema admits. Throws `malformed` when it admits none, such as a number that is demanded. */
export function emptyValue(noun: Noun, field: string): unknown {
  const schema = noun.schema.def.shape[field]!;
  const found = emptiest.find((value) => z.safeParse(schema, value).success);
  if (found === undefined) throw new DealerkitError('malformed', `Noun ${noun.name}: ${field} is personal and cannot be emptied`);
  return found;
}

/** The patch that clears everything personal in a record. */
export function erasing(noun: Noun, record: AnyRecord): Record<string, unknown> {
  const emptied = noun.pii.map((field) => [field, emptyValue(noun, field)] as const);
  return Object.fromEntries(emptied.filter(([field, empty]) => !sameJson(record[field] ?? null, empty)));
}
