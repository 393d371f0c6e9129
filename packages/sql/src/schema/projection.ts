import type { Stored } from '@dealerkit/core/server';
import { sortKey, tokensOf } from '@dealerkit/core/server';
import type { ColumnKind, Layout } from './layout.ts';

/** A record's row, or one of the rows beside it, as JSON that PostgreSQL reads as a set of records. */
export type Row = Readonly<Record<string, unknown>>;

const fits = {
  text: (value: unknown) => (typeof value === 'string' ? value : null),
  texts: (value: unknown): string[] | null =>
    Array.isArray(value) ? (value as unknown[]).filter((item) => typeof item === 'string') : null,
  number: (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  boolean: (value: unknown) => (typeof value === 'boolean' ? value : null),
} satisfies Readonly<Record<ColumnKind, (value: unknown) => unknown>>;

/** The stored key of a record for each sort of its noun, by column. */
export function sortKeys(layout: Layout, { record }: Stored): Row {
  return Object.fromEntries([...layout.sorts.values()].map(({ sort, column }) => [column, sortKey(sort, record)] as const));
}

/** The row of a record in its noun's table. */
export function recordRow(layout: Layout, stored: Stored): Row {
  const { record, version, ties } = stored;
  const fields = [...layout.fields.values()].map(({ field, column, kind }) => [column, fits[kind](record[field])] as const);
  return { id: record.id, version, data: record, ties, ...sortKeys(layout, stored), ...Object.fromEntries(fields) };
}

/** One row for each tie of a record, carrying its sort keys: the legs of a scoped page. */
export function tieRows(layout: Layout, stored: Stored): Row[] {
  const keys = sortKeys(layout, stored);
  return [...new Set(stored.ties)].map((tie) => ({ noun: layout.noun.name, record: stored.record.id, tie, ...keys }));
}

/** The words under which a record is found. */
export function tokenRows(layout: Layout, { record }: Stored): Row[] {
  return tokensOf(layout.noun, record).map(({ token, field }) => ({ noun: layout.noun.name, record: record.id, token, field }));
}

/** The elements of a record's indexed lists. */
export function elementRows(layout: Layout, { record }: Stored): Row[] {
  return layout.lists.flatMap((field) =>
    [...new Set(fits.texts(record[field]))].map((value) => ({
      noun: layout.noun.name,
      record: record.id,
      field,
      value,
    })),
  );
}
