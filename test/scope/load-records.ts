/** Writes many records into a SQL store at once: the rows that a commit would write, with the indexes built after them. */
import type { Noun } from '@dealerkit/core';
import type { Stored } from '@dealerkit/core/server';
import type { Client } from 'pg';
import { layoutOf } from '../../packages/sql/src/schema/layout.ts';
import { type Row, elementRows, recordRow, tieRows, tokenRows } from '../../packages/sql/src/schema/projection.ts';
import { type ColumnList, recordColumns, setColumns } from '../../packages/sql/src/schema/row-set.ts';

const batch = 2000;

interface Made {
  readonly drop: string;
  readonly make: string;
}

async function indexesOf(client: Client, tables: readonly string[]): Promise<Made[]> {
  const { rows } = await client.query<Made>(
    `select case when c.conname is null then format('drop index dealerkit.%I', i.relname)
         else format('alter table dealerkit.%I drop constraint %I', t.relname, c.conname) end as drop,
       case when c.conname is null then replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ')
         else format('alter table dealerkit.%I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) end as make
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
       left join pg_constraint c on c.conindid = i.oid and c.contype = 'p'
     where t.relnamespace = 'dealerkit'::regnamespace and t.relname = any($1)`,
    [tables],
  );
  return rows;
}

/** Loads records of one noun into one tenant, then vacuums and analyses, as autovacuum would have done. The connection must own the tables. */
export async function loadRecords(client: Client, tenant: string, noun: Noun, records: Iterable<Stored>): Promise<void> {
  const layout = layoutOf(noun);
  const tables: Readonly<Record<string, readonly [ColumnList, (stored: Stored) => readonly Row[]]>> = {
    [layout.table]: [recordColumns(layout), (stored) => [recordRow(layout, stored)]],
    tie: [setColumns.tie, (stored) => tieRows(layout, stored)],
    token: [setColumns.token, (stored) => tokenRows(layout, stored)],
    element: [setColumns.element, (stored) => elementRows(layout, stored)],
  };
  const inserts = Object.entries(tables).map(([table, [columns, rowsOf]]) => {
    const names = columns.map(([name]) => `"${name}"`).join(', ');
    const types = columns.map(([name, type]) => `"${name}" ${type}`).join(', ');
    const statement = `insert into dealerkit."${table}" (tenant, ${names}) select $1, ${names} from json_to_recordset($2::json) as x(${types})`;
    return (some: readonly Stored[]) => client.query(statement, [tenant, JSON.stringify(some.flatMap((stored) => rowsOf(stored)))]);
  });
  const indexes = await indexesOf(client, Object.keys(tables));
  // Vacuum marks no page as visible to all whose transaction is not on disk yet.
  await client.query('set synchronous_commit = on');
  await client.query('begin');
  await client.query(`select set_config('app.tenant', $1, true), set_config('maintenance_work_mem', '1GB', true)`, [tenant]);
  for (const { drop } of indexes) await client.query(drop);
  let some: Stored[] = [];
  const write = async (): Promise<void> => {
    const rows = some;
    some = [];
    for (const insert of inserts) await insert(rows);
  };
  for (const stored of records) if (some.push(stored) === batch) await write();
  await write();
  for (const { make } of indexes) await client.query(make);
  await client.query('commit');
  for (const table of Object.keys(tables)) await client.query(`vacuum (analyze) dealerkit."${table}"`);
}
