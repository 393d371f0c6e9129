/** Notes what a backend asks its database, and asks the database how it answers. */
import type { SqlPool } from '@dealerkit/sql';
import type { Pool, PoolClient } from 'pg';

/** A statement as it was sent. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** How a statement was answered. */
export interface Answering {
  /** Pages of 8 kB that were looked at, in memory or on disk. */
  readonly buffers: number;
  /** Tables that were read from end to end. */
  readonly wholeTables: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** A pool whose statements are noted. */
export function notedPool(pool: Pool): { readonly pool: SqlPool; readonly statements: Statement[] } {
  const statements: Statement[] = [];
  const noting = (client: PoolClient): PoolClient =>
    new Proxy(client, {
      get(target, name: keyof PoolClient) {
        if (name !== 'query') return target[name];
        return (text: string, params: readonly unknown[]) => {
          statements.push({ text, params });
          return target.query(text, [...params]);
        };
      },
    });
  const noted: SqlPool = { options: pool.options, end: () => pool.end(), connect: async () => noting(await pool.connect()) };
  return { pool: noted, statements };
}

const wholeTables = ({ Plans = [], ...node }: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...Plans.flatMap((child) => wholeTables(child)),
];

/** Answers a statement once more, in the same session of the tenant and with the same parameters, and tells what that took. */
export async function explain(pool: Pool, tenant: string, { text, params }: Statement): Promise<Answering> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.tenant', $1, true), set_config('jit', 'off', true)`, [tenant]);
    const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>(
      `explain (analyze, buffers, format json) ${text}`,
      [...params],
    );
    await client.query('rollback');
    const plan = rows[0]!['QUERY PLAN'][0].Plan;
    return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], wholeTables: wholeTables(plan) };
  } finally {
    client.release();
  }
}
