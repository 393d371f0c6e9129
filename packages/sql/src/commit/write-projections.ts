import { sql } from 'kysely';
import type { TenantTransaction } from '../database.ts';
import { type Layout, table } from '../schema/layout.ts';
import { type Row, elementRows, tieRows, tokenRows } from '../schema/projection.ts';
import { insertRows, rowSet, setColumns } from '../schema/row-set.ts';
import type { Move } from './prepared.ts';

type Projection = (layout: Layout, stored: NonNullable<Move['after']>) => Row[];

const projections: Readonly<Record<'tie' | 'token' | 'element', Projection>> = { tie: tieRows, token: tokenRows, element: elementRows };

const rowsOf = (project: Projection, layout: Layout, stored: Move['after']): Map<string, Row> =>
  new Map(stored ? project(layout, stored).map((row) => [JSON.stringify(row), row]) : []);

/** Brings the rows beside the records (ties, words, list elements) to what the records became; only rows that differ are touched. */
export async function writeProjections(db: TenantTransaction, tenant: string, moves: readonly Move[]): Promise<void> {
  for (const [name, project] of Object.entries(projections) as [keyof typeof projections, Projection][]) {
    const gone: Row[] = [];
    const come: Row[] = [];
    for (const { step, before, after } of moves) {
      const [old, fresh] = [rowsOf(project, step.layout, before), rowsOf(project, step.layout, after)];
      for (const [key, row] of old) if (!fresh.has(key)) gone.push(row);
      for (const [key, row] of fresh) if (!old.has(key)) come.push(row);
    }
    const identity = setColumns[name].filter(([column]) => !/^s\d$/.test(column));
    const same = identity.map(([column]) => sql`r.${sql.id(column)} = x.${sql.id(column)}`);
    if (gone.length > 0)
      await sql`delete from ${table(name)} r using ${rowSet(identity, gone)} where r.tenant = ${tenant} and ${sql.join(same, sql` and `)}`.execute(
        db,
      );
    if (come.length > 0) await insertRows(name, tenant, setColumns[name], come).execute(db);
  }
}
