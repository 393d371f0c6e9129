/** The stores that the SQL backend must work on: PGlite always, PostgreSQL where this machine has it. */
import { openPglite } from '@dealerkit/sql/pglite';
import type { SqlPool } from '@dealerkit/sql';
import pg from 'pg';
import { startPostgres } from './postgres.ts';

/** A database of one test file. */
export interface SqlStore {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly pool: SqlPool;
  /** A second, independent pool on the same database, as another process would have; PGlite has none. */
  readonly second: SqlPool | undefined;
  close(): Promise<void>;
}

async function embedded(): Promise<SqlStore> {
  const { pool, close } = await openPglite();
  return { name: 'PGlite', pool, second: undefined, close };
}

async function served(): Promise<SqlStore | undefined> {
  const server = await startPostgres();
  if (!server) return undefined;
  const database = await server.database();
  const [pool, second] = [
    new pg.Pool({ connectionString: database.url, max: 12 }),
    new pg.Pool({ connectionString: database.url, max: 4 }),
  ];
  return {
    name: 'PostgreSQL',
    pool,
    second,
    async close() {
      await pool.end();
      await second.end();
      await database.drop();
      await server.stop();
    },
  };
}

/** Opens them all. */
export async function openSqlStores(): Promise<SqlStore[]> {
  const stores = await Promise.all([embedded(), served()]);
  return stores.filter((store) => store !== undefined);
}
