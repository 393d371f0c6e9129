/** The crowd in a PostgreSQL database of its own. */
import { isDeepStrictEqual } from 'node:util';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Stored, allNouns } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import pg from 'pg';
import type { TestPostgres } from '../support/postgres.ts';
import { crowd, foundCrowd } from './crowd.ts';
import { loadRecords } from './load-records.ts';

const nouns = allNouns(dealerNouns);
const clientNoun = nouns.find(({ name }) => name === 'client')!;

/** The tenant that holds the crowd. */
export const tenant = 'crowd';

/** A loaded crowd. */
export interface CrowdStore {
  /** Connected as an ordinary role, so that row-level security holds. */
  readonly pool: pg.Pool;
  /** Commits the first clients to another tenant, and names the tables in which their rows differ from those that were loaded. */
  differing(sample: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

async function rowsOf(client: pg.Client, table: string, of: string, ids: readonly string[]): Promise<unknown[]> {
  const id = table === 'noun_client' ? 'id' : 'record';
  const { rows } = await client.query<{ row: unknown }>(
    `select to_jsonb(t) - 'tenant' as row from dealerkit."${table}" t where tenant = $1 and ${id} = any($2) order by to_jsonb(t)::text`,
    [of, ids],
  );
  return rows.map(({ row }) => row);
}

/** Founds the tenant and loads it. */
export async function openCrowd(server: TestPostgres, count: number): Promise<CrowdStore> {
  const database = await server.database();
  const pool = new pg.Pool({ connectionString: database.url });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await migrate(pool, nouns);
  await foundCrowd(sqlBackend({ pool, tenant, nouns }));
  await loadRecords(admin, tenant, clientNoun, crowd(count));
  return {
    pool,
    async differing(sample) {
      const some: Stored[] = [];
      for (const stored of crowd(count)) if (some.push(stored) === sample) break;
      const changes = some.map(({ record, ties }) => ({ noun: 'client', id: record.id, expect: null, record, ties }));
      await sqlBackend({ pool, tenant: 'committed', nouns }).commit({ changes, reties: [], expects: [], jobs: [] });
      const ids = some.map(({ record }) => record.id);
      const tables: string[] = [];
      for (const table of ['noun_client', 'tie', 'token', 'element']) {
        const [loaded, committed] = [await rowsOf(admin, table, tenant, ids), await rowsOf(admin, table, 'committed', ids)];
        if (committed.length < sample || !isDeepStrictEqual(loaded, committed)) tables.push(table);
      }
      return tables;
    },
    async close() {
      await admin.end();
      await pool.end();
      await database.drop();
    },
  };
}
