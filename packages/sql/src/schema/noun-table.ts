import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type Layout, columnTypes, table } from './layout.ts';

// PostgreSQL cuts longer names silently, so that two could become one.
function indexName(layout: Layout, column: string): RawBuilder<unknown> {
  const name = `${layout.table}_${column}`;
  if (Buffer.byteLength(name) <= 63) return sql.id(name);
  return sql.id(`${name.slice(0, 40)}_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`);
}

/** The statements that bring the table of a noun to its definition. Columns of fields that are gone stay. */
export function nounTable(layout: Layout): RawBuilder<unknown>[] {
  const name = table(layout.table);
  const column = (id: string, type: string): RawBuilder<unknown> =>
    sql`alter table ${name} add column if not exists ${sql.id(id)} ${sql.raw(type)}`;
  const index = (id: string, columns: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`create index if not exists ${indexName(layout, id)} on ${name} (tenant, ${columns})`;
  const indexed = layout.noun.indexes.flatMap((field) => {
    const known = layout.fields.get(field);
    return known && known.kind !== 'texts' ? [known] : [];
  });
  return [
    sql`create table if not exists ${name} (
      tenant text collate "C", id text collate "C", version bigint not null, data jsonb not null, ties text[] collate "C" not null,
      primary key (tenant, id))`,
    ...[...layout.sorts.values()].map((sort) => column(sort.column, `text collate "C" not null default ''`)),
    ...[...layout.fields.values()].map((field) => column(field.column, columnTypes[field.kind])),
    // Both columns of a page run the same way, so a descending sort reads the same index backwards.
    ...[...layout.sorts.values()].map((sort) => index(sort.column, sql`${sql.id(sort.column)}, id`)),
    ...indexed.map((field) => index(field.column, sql`${sql.id(field.column)}, id`)),
  ];
}
