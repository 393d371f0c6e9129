import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Noun, Sort } from '../noun.ts';
import { compareText, fold } from '../text.ts';

/** Longest part of a text that takes part in sorting, in UTF-16 units. */
export const sortKeyLength = 120;

function numberKey(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const ordered = bits >> 63n ? ~bits & 0xffffffffffffffffn : bits | 0x8000000000000000n;
  return ordered.toString(16).padStart(16, '0');
}

function valueKey(value: unknown): string | undefined {
  if (typeof value === 'string') return fold(value).slice(0, sortKeyLength).toWellFormed();
  if (typeof value === 'number') return numberKey(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return undefined;
}

/**
 * The stored key of a record for one sort: compared bytewise (by code point) it gives the sort's order with nulls last,
 * in ascending order for `asc`, in descending order for `desc`. Every backend orders by this key and then by id, in the same direction.
 */
export function sortKey(sort: Sort, record: Readonly<Record<string, unknown>>): string {
  const key = valueKey(record[sort.field]);
  const ascending = sort.direction === 'asc';
  if (key === undefined) return ascending ? '1' : '0';
  return (ascending ? '0' : '1') + key;
}

/** A sort of a noun by name; `unsupported` for any other. */
export function sortOf(noun: Noun, name: string): Sort {
  const sort = Object.hasOwn(noun.sorts, name) ? noun.sorts[name] : undefined;
  if (!sort)
    throw new DealerkitError('unsupported', `${noun.name} has no sort ${JSON.stringify(name)}`, { capability: `${noun.name}.sort` });
  return sort;
}

/** Compares two records in a sort's order. */
export function compareBy(sort: Sort): (a: AnyRecord, b: AnyRecord) => number {
  const sign = sort.direction === 'asc' ? 1 : -1;
  return (a, b) => sign * (compareText(sortKey(sort, a), sortKey(sort, b)) || compareText(a.id, b.id));
}
