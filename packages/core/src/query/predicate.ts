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

const comparing =
  (fits: (order: number) => boolean) =>
  ([field, operand]: readonly [string, Scalar]): Predicate =>
  (record) => {
    const value = record[field];
    return present(value) && typeof value === typeof operand && fits(compareScalars(value as Scalar, operand));
  };

function among([field, values]: readonly [string, readonly Scalar[]]): Predicate {
  const set = new Set<unknown>(values);
  return (record) => {
    const value = record[field];
    return Array.isArray(value) ? value.some((item) => set.has(item)) : present(value) && set.has(value);
  };
}

const compilers: Readonly<Record<string, (operand: never) => Predicate>> = {
  and(children: readonly Filter[]) {
    const all = children.map(predicate);
    return (record) => all.every((test) => test(record));
  },
  or(children: readonly Filter[]) {
    const any = children.map(predicate);
    return (record) => any.some((test) => test(record));
  },
  not(child: Filter) {
    const inner = predicate(child);
    return (record) => !inner(record);
  },
  isNull: (field: string) => (record) => !present(record[field]),
  eq: ([field, value]: readonly [string, Scalar]) => among([field, [value]]),
  in: among,
  lt: comparing((order) => order < 0),
  lte: comparing((order) => order <= 0),
  gt: comparing((order) => order > 0),
  gte: comparing((order) => order >= 0),
  startsWith:
    ([field, prefix]: readonly [string, string]) =>
    (record) => {
      const value = record[field];
      return typeof value === 'string' && value.startsWith(prefix);
    },
};

/** Compiles a filter to a predicate: the reference that every backend must agree with. */
export function predicate(filter: Filter | undefined): Predicate {
  if (filter === undefined) return () => true;
  const [op, operand] = Object.entries(filter)[0] as [string, never];
  return compilers[op]!(operand);
}
