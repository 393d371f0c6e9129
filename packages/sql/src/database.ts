import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely';

/** The part of a `pg` pool that the backend uses. */
export type SqlPool = PostgresPool;

/** Tables that every noun shares, in the schema `dealerkit`. Each row belongs to one tenant. */
export interface SharedTables {
  readonly receipt: {
    readonly tenant: string;
    readonly scope: string;
    readonly key: string;
    readonly fingerprint: string;
    readonly result: string;
    readonly at: string;
    readonly until: string | null;
  };
  readonly job: {
    readonly tenant: string;
    readonly id: string;
    readonly type: string;
    readonly key: string | null;
    readonly params: string;
    readonly run_at: string;
    readonly attempts: number;
    readonly status: 'waiting' | 'done' | 'dead';
    readonly lease_until: string | null;
    readonly error: string | null;
  };
  readonly fence: { readonly tenant: string; readonly noun: string };
}

/** A connection, or a pool of them, over the shared tables. */
export type Database = Kysely<SharedTables>;

/** One transaction of one tenant. */
export type TenantTransaction = Transaction<SharedTables>;

/** The schema that holds every table. */
export const schemaName = 'dealerkit';

interface Emitter {
  on(event: 'error', listener: () => void): unknown;
  on(event: 'connect', listener: (client: Emitter) => void): unknown;
}

const databases = new WeakMap<SqlPool, Database>();

/** The query builder over a pool: one for each pool, so that a backend costs nothing to make. It is never destroyed; the pool is its owner's. */
export function databaseOf(pool: SqlPool): Database {
  const known = databases.get(pool);
  if (known) return known;
  // A connection that is lost (the server restarts), idle or between two statements, would end the process; its query, or the next one, fails.
  const ignored = (): void => undefined;
  const events = pool as Partial<Emitter>;
  events.on?.('error', ignored);
  events.on?.('connect', (client) => client.on('error', ignored));
  const database = new Kysely<SharedTables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schemaName);
  databases.set(pool, database);
  return database;
}
