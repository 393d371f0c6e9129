import { DealerkitError, type FieldKind, type Noun, type Sort, canonical } from '@dealerkit/core';
import { type RawBuilder, sql } from 'kysely';
import { schemaName } from '../database.ts';

/** A field that can be filtered, and the column that it stands in. */
export interface FieldColumn {
  readonly field: string;
  readonly column: string;
  readonly kind: ColumnKind;
}

/** A sort, and the column of its stored keys. */
export interface SortColumn {
  readonly sort: Sort;
  readonly column: string;
}

/** Kinds of fields that have a column; values that only travel stay in the record's JSON. */
export type ColumnKind = Exclude<FieldKind, 'json'>;

/** How the records of a noun lie in their table. */
export interface Layout {
  readonly noun: Noun;
  readonly table: string;
  readonly fields: ReadonlyMap<string, FieldColumn>;
  /** By the sort's name. */
  readonly sorts: ReadonlyMap<string, SortColumn>;
  /** Indexed list fields: their elements are also rows of `element`. */
  readonly lists: readonly string[];
  /** Changes whenever rows written under another definition would have to be written anew. */
  readonly fingerprint: string;
}

/** The type of each kind's column. Texts compare by byte, which is by code point. */
export const columnTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'text collate "C"',
  texts: 'text[] collate "C"',
  number: 'double precision',
  boolean: 'boolean',
};

const layouts = new WeakMap<Noun, Layout>();
const longestName = 63;

function tableName(noun: string): string {
  if (!/^[a-z][\w-]{0,47}$/i.test(noun)) throw new DealerkitError('malformed', `A noun's name is one word of at most 48 letters: ${noun}`);
  return `noun_${noun}`;
}

function columnOf(noun: Noun, field: string, kind: ColumnKind): FieldColumn {
  const column = `f_${field}`;
  if (Buffer.byteLength(column) > longestName) throw new DealerkitError('malformed', `Noun ${noun.name}: the name ${field} is too long`);
  return { field, column, kind };
}

/** The layout of a noun, read from its definition once. */
export function layoutOf(noun: Noun): Layout {
  const known = layouts.get(noun);
  if (known) return known;
  const fields = Object.entries(noun.fields).flatMap(([field, kind]) => (kind === 'json' ? [] : [columnOf(noun, field, kind)]));
  const layout: Layout = {
    noun,
    table: tableName(noun.name),
    fields: new Map(fields.map((column) => [column.field, column])),
    sorts: new Map(Object.entries(noun.sorts).map(([name, sort], index) => [name, { sort, column: `s${String(index + 1)}` }])),
    lists: noun.indexes.filter((field) => noun.fields[field] === 'texts'),
    fingerprint: canonical([2, noun.fields, Object.entries(noun.sorts), noun.search, noun.indexes]),
  };
  layouts.set(noun, layout);
  return layout;
}

/** A table of the schema, as a piece of SQL. */
export function table(name: string): RawBuilder<unknown> {
  return sql.id(schemaName, name);
}
