import { compareText } from '../text.ts';
import type { Filter, Scalar } from './filter.ts';

/** A compiled filter. */
export type Predicate = (record: Readonly<Record<string, unknown>>) => boolean;

const present = (value: unknown): boolean => value !== null && value !== undefined;

/** Orders two scalars of the same type; texts by code point. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}

function comparing(field: string, operand: Scalar, test: (order: number) => boolean): Predicate {
  return (record) => {
    const value = record[field];
    return present(value) && typeof value === typeof operand && test(compareScalars(value as Scalar, operand));
  };
}

function among(field: string, values: readonly Scalar[]): Predicate {
  const set = new Set<unknown>(values);
  return (record) => {
    const value = record[field];
    return Array.isArray(value) ? value.some((item) => set.has(item)) : present(value) && set.has(value);
  };
}

/** Compiles a filter to a predicate: the reference that every backend must agree with. */
export function predicate(filter: Filter | undefined): Predicate {
  if (filter === undefined) return () => true;
  if ('and' in filter) {
    const all = filter.and.map((child) => predicate(child));
    return (record) => all.every((test) => test(record));
  }
  if ('or' in filter) {
    const any = filter.or.map((child) => predicate(child));
    return (record) => any.some((test) => test(record));
  }
  if ('not' in filter) {
    const inner = predicate(filter.not);
    return (record) => !inner(record);
  }
  if ('isNull' in filter) return (record) => !present(record[filter.isNull]);
  if ('eq' in filter) return among(filter.eq[0], [filter.eq[1]]);
  if ('in' in filter) return among(filter.in[0], filter.in[1]);
  if ('lt' in filter) return comparing(...filter.lt, (order) => order < 0);
  if ('lte' in filter) return comparing(...filter.lte, (order) => order <= 0);
  if ('gt' in filter) return comparing(...filter.gt, (order) => order > 0);
  if ('gte' in filter) return comparing(...filter.gte, (order) => order >= 0);
  const [field, prefix] = filter.startsWith;
  return (record) => {
    const value = record[field];
    return typeof value === 'string' && value.startsWith(prefix);
  };
}
