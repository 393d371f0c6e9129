import { DealerkitError } from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { type Backend, allNouns } from '@dealerkit/core/server';
import { type SqlPool, migrate, sqlBackend } from '@dealerkit/sql';
import { openPglite } from '@dealerkit/sql/pglite';
import { Pool } from 'pg';
import { loadBackend } from '../own-backend.ts';

/** Where records are kept: a directory of this machine, a PostgreSQL server, or a backend of somebody's own. */
export interface StoreOptions {
  readonly data: string;
  readonly database?: string | undefined;
  /** A module that exports `backend({ nouns, tenant })`. */
  readonly backend?: string | undefined;
  readonly tenant: string;
}

/** An open store of one tenant, brought to the nouns. */
export interface Store {
  readonly backend: Backend;
  /** Where it is, without a password, for people to read. */
  readonly place: string;
  close(): Promise<void>;
}

/** The address of a database without what signs in to it. */
export function withoutPassword(database: string): string {
  const url = URL.parse(database);
  if (!url) return 'PostgreSQL';
  url.password = '';
  url.search = '';
  return url.href;
}

async function openPool({
  data,
  database,
}: StoreOptions): Promise<{ readonly pool: SqlPool; readonly place: string; readonly close: () => Promise<void> }> {
  if (database === undefined) {
    const opened = await openPglite(data);
    return { pool: opened.pool, place: `embedded PostgreSQL in ${data}`, close: () => opened.close() };
  }
  if (!/^postgres(?:ql)?:\/\//.test(database)) throw new DealerkitError('malformed', 'A database is given as postgres://user@host/name');
  const pool = new Pool({ connectionString: database, connectionTimeoutMillis: 5_000 });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end this process.
  pool.on('error', () => undefined);
  return { pool, place: withoutPassword(database), close: () => pool.end() };
}

/** Opens a store; `unavailable` when it cannot be reached, or when another process has the directory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.backend !== undefined) {
    const { backend: open } = await loadBackend(options.backend);
    const backend = await open({ nouns: allNouns(dealerNouns), tenant: options.tenant });
    return { backend, place: `the backend of ${options.backend}`, close: async () => backend.close?.() };
  }
  const { pool, place, close } = await openPool(options);
  try {
    const nouns = allNouns(dealerNouns);
    await migrate(pool, nouns);
    const backend = sqlBackend({ pool, tenant: options.tenant, nouns });
    return {
      backend,
      place,
      async close() {
        await backend.close?.();
        await close();
      },
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
