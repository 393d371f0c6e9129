import { type RawBuilder, sql } from 'kysely';
import { type ColumnKind, type Layout, table } from './layout.ts';
import type { Row } from './projection.ts';

/** A column of a set of rows: its name and type. */
export type ColumnList = readonly (readonly [name: string, type: string])[];

const types: Readonly<Record<ColumnKind, string>> = { text: 'text', texts: 'text[]', number: 'double precision', boolean: 'boolean' };

/** The columns of a noun's table, the tenant aside. */
export function recordColumns(layout: Layout): ColumnList {
  return [
    ['id', 'text'],
    ['version', 'bigint'],
    ['data', 'jsonb'],
    ['ties', 'text[]'],
    ...[...layout.sorts.values()].map(({ column }) => [column, 'text'] as const),
    ...[...layout.fields.values()].map(({ column, kind }) => [column, types[kind]] as const),
  ];
}

const texts = (...names: readonly string[]): ColumnList => names.map((name) => [name, 'text']);

/** The columns of the tables that are written as sets, the tenant and what the database fills in aside. */
export const setColumns = {
  tie: texts('noun', 'record', 'tie', 's1', 's2', 's3', 's4'),
  token: texts('noun', 'record', 'token', 'field'),
  element: texts('noun', 'record', 'field', 'value'),
  change: [...texts('id', 'noun', 'record', 'version'), ['ord', 'integer'], ['before', 'jsonb'], ['after', 'jsonb']] as ColumnList,
  job: [...texts('id', 'type', 'key', 'run_at'), ['params', 'json']] as ColumnList,
} as const satisfies Readonly<Record<string, ColumnList>>;

/** Rows as a table expression `x`: one parameter however many they are, so that the statement stays the same. */
export function rowSet(columns: ColumnList, rows: readonly Row[]): RawBuilder<unknown> {
  const definitions = columns.map(([name, type]) => sql`${sql.id(name)} ${sql.raw(type)}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as x(${sql.join(definitions)})`;
}

/** `insert into name (…) select … from rows`, for one tenant; what follows it (`on conflict …`) is the caller's. */
export function insertRows(name: string, tenant: string, columns: ColumnList, rows: readonly Row[]): RawBuilder<unknown> {
  const names = sql.join(columns.map(([column]) => sql.id(column)));
  return sql`insert into ${table(name)} as r (tenant, ${names}) select ${tenant}, ${names} from ${rowSet(columns, rows)}`;
}
