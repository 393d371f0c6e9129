import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DealerkitError, isDealerkitError } from '@dealerkit/core';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool } from 'pg';
import type { SqlPool } from '../database.ts';
import { lockDirectory } from './directory-lock.ts';

/** An embedded database. `close` ends it, frees its directory, and may be called twice. */
export interface OpenPglite {
  readonly pool: SqlPool;
  close(): Promise<void>;
}

const failure = (error: unknown): DealerkitError =>
  isDealerkitError(error) ? error : new DealerkitError('unavailable', 'The embedded database cannot be opened', { retryAfter: 5 }, error);

/**
 * Opens PostgreSQL inside this process, in a directory or, without one, in memory. A directory belongs to one process at a time: a second
 * one gets `unavailable`. It survives the end of the process at any moment, but not a loss of power: for that, use a PostgreSQL server.
 * @example
 * const { pool, close } = await openPglite('./data');
 */
export async function openPglite(directory?: string): Promise<OpenPglite> {
  let release = (): void => undefined;
  let pglite: PGlite | undefined;
  try {
    if (directory !== undefined) {
      const path = resolve(directory);
      mkdirSync(dirname(path), { recursive: true });
      release = lockDirectory(path);
      pglite = new PGlite(path);
    } else pglite = new PGlite();
    await pglite.waitReady;
  } catch (error) {
    await pglite?.close().catch(() => undefined);
    release();
    throw failure(error);
  }
  const database = pglite;
  // The one connection is kept: PGlite has no second, and a new one would be the same.
  const pool = new Pool(Object.assign(createPgConfig(database), { max: 1, idleTimeoutMillis: 0 }));
  let closing: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    try {
      await pool.end();
      await database.close();
    } finally {
      release();
    }
  };
  return { pool, close: () => (closing ??= end()) };
}
