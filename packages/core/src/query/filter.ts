import { DealerkitError } from '../errors.ts';
import type { FieldKind } from '../noun-fields.ts';

/** A value that a filter compares with. */
export type Scalar = string | number | boolean;

/**
 * A filter: a small tree with exactly one key per node. Two-valued everywhere: a missing or null field matches no leaf but `isNull`.
 * On a list field `eq` and `in` ask whether some element matches; the other leaves refuse lists.
 * Texts compare by code point and are case-sensitive. There is no `ne` leaf on purpose: say `not`.
 */
export type Filter<Field extends string = string> =
  | { readonly eq: readonly [Field, Scalar] }
  | { readonly in: readonly [Field, readonly Scalar[]] }
  | { readonly lt: readonly [Field, Scalar] }
  | { readonly lte: readonly [Field, Scalar] }
  | { readonly gt: readonly [Field, Scalar] }
  | { readonly gte: readonly [Field, Scalar] }
  | { readonly startsWith: readonly [Field, string] }
  | { readonly isNull: Field }
  | { readonly and: readonly Filter<Field>[] }
  | { readonly or: readonly Filter<Field>[] }
  | { readonly not: Filter<Field> };

/** How large a filter may be. */
export const filterLimits = { depth: 8, nodes: 200, values: 500 } as const;

const comparisons = new Set(['eq', 'lt', 'lte', 'gt', 'gte', 'startsWith']);
const matches: Record<FieldKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  texts: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  json: () => false,
};

/** Tells whether a value is a well-formed filter over these fields, and returns it typed; else throws `malformed`. */
export function parseFilter(value: unknown, fields: Readonly<Record<string, FieldKind>>): Filter {
  let nodes = 0;
  const fail = (message: string): never => {
    throw new DealerkitError('malformed', `Filter: ${message}`);
  };
  const kindOf = (field: unknown): FieldKind =>
    typeof field === 'string' && Object.hasOwn(fields, field) ? fields[field]! : fail(`unknown field ${JSON.stringify(field)}`);
  const leaf = (op: string, operand: unknown): void => {
    if (!Array.isArray(operand) || operand.length !== 2) return fail(`${op} takes [field, value]`);
    const kind = kindOf(operand[0]);
    const values: unknown = op === 'in' ? operand[1] : [operand[1]];
    if (!Array.isArray(values) || values.length > filterLimits.values)
      return fail(`${op} takes at most ${String(filterLimits.values)} values`);
    if (kind === 'json' || !values.every((item) => matches[kind](item))) fail(`${op} does not fit the field ${String(operand[0])}`);
    if (kind === 'texts' && op !== 'eq' && op !== 'in') fail(`${op} does not work on the list ${String(operand[0])}`);
    if (op === 'startsWith' && kind !== 'text') fail('startsWith works on texts');
  };
  const visit = (node: unknown, depth: number): void => {
    if (++nodes > filterLimits.nodes || depth > filterLimits.depth) fail('too large');
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return fail('not an object');
    const entries = Object.entries(node as Record<string, unknown>);
    if (entries.length !== 1) return fail('a node has exactly one key');
    const [op, operand] = entries[0]!;
    if (op === 'and' || op === 'or') {
      if (!Array.isArray(operand)) return fail(`${op} takes a list`);
      for (const child of operand) visit(child, depth + 1);
    } else if (op === 'not') visit(operand, depth + 1);
    else if (op === 'isNull') kindOf(operand);
    else if (op === 'in' || comparisons.has(op)) leaf(op, operand);
    else fail(`unknown operator ${JSON.stringify(op)}`);
  };
  visit(value, 1);
  return value as Filter;
}

/** The names of the fields that a filter reads. */
export function filterFields(filter: Filter): string[] {
  const [op, operand] = Object.entries(filter)[0] as [string, unknown];
  if (op === 'and' || op === 'or') return (operand as Filter[]).flatMap((child) => filterFields(child));
  if (op === 'not') return filterFields(operand as Filter);
  return [op === 'isNull' ? (operand as string) : (operand as [string])[0]];
}

/** All of several filters; `undefined` ones are left out. */
export function allOf(...filters: readonly (Filter | undefined)[]): Filter | undefined {
  const present = filters.filter((filter) => filter !== undefined);
  return present.length > 1 ? { and: present } : present[0];
}
