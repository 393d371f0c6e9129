import { type AnyRecord, DealerkitError, type Noun, queryLimits, wellFormed } from '@dealerkit/core';
import { type Backend, type Capabilities, type Stored, type Unsubscribe, makeCursor, readCursor } from '@dealerkit/core/server';
import { sql } from 'kysely';
import { commitSql } from './commit/commit.ts';
import type { SqlPool } from './database.ts';
import { sqlJobs } from './jobs.ts';
import { type PageRow, countSql, sumSql, pageSql } from './query/page-sql.ts';
import { findReceipt } from './receipts.ts';
import { type Layout, layoutOf, table } from './schema/layout.ts';
import { asTenant } from './tenant-session.ts';
import { readChanges } from './watch/read-changes.ts';
import { wakesOf } from './watch/wake.ts';
import { writeCursor } from './watch/watch-cursor.ts';
import { watchSql } from './watch/watch.ts';

/** What the backend of one tenant stands on. */
export interface SqlBackendOptions {
  /** A `pg` pool, or the one that `openPglite` gives. It stays its owner's: closing the backend does not end it. */
  readonly pool: SqlPool;
  /** Whose records these are. Rows of any other tenant are out of reach, in every statement and by row-level security. */
  readonly tenant: string;
  readonly nouns: readonly Noun[];
}

const capabilities: Capabilities = Object.freeze({ ties: true, watch: true, jobs: true, atomic: 'batch' });

const stored = ({ record, version, ties }: PageRow): Stored => ({ record: record as AnyRecord, version, ties });

/**
 * The backend over PostgreSQL 15 or newer, embedded (PGlite) or served. It costs nothing to make, so make one for each request or keep it.
 * The database must have been brought to the nouns by `migrate`.
 * @example
 * const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
 * await migrate(pool, nouns);
 * const backend = sqlBackend({ pool, tenant: 'garage-dupont', nouns });
 */
export function sqlBackend({ pool, tenant, nouns }: SqlBackendOptions): Backend {
  if (tenant === '') throw new DealerkitError('malformed', 'A tenant has a name');
  const layouts = new Map(nouns.map((noun) => [noun.name, layoutOf(noun)]));
  const watches = new Set<Unsubscribe>();
  const layoutNamed = (name: string): Layout => {
    const layout = layouts.get(name);
    if (!layout) throw new DealerkitError('not-found', `No noun ${JSON.stringify(name)}`);
    return layout;
  };
  return {
    capabilities,
    async get(noun, ids) {
      const layout = layoutNamed(noun);
      const wanted = ids.map((id) => wellFormed(id));
      const { rows } = await asTenant(pool, tenant, (db) =>
        sql<PageRow>`select id, version::text as version, data as record, ties from ${table(layout.table)}
          where tenant = ${tenant} and id = any(${wanted}::text[])`.execute(db),
      );
      const found = new Map(rows.map((row) => [row.id, stored(row)]));
      return wanted.map((id) => found.get(id));
    },
    async query(noun, query) {
      const layout = layoutNamed(noun);
      const page = pageSql(layout, tenant, query, readCursor(noun, query));
      const { sum } = query;
      const most = queryLimits.counted + 1;
      const count = query.count || sum !== undefined ? countSql(layout, tenant, query, most) : undefined;
      const { rows, total, sums } = await asTenant(pool, tenant, async (db) => {
        const { rows } = await page.execute(db);
        const total = count && (await count.execute(db)).rows[0]?.total;
        const few = total !== undefined && total < most;
        const sums = sum !== undefined && few ? (await sumSql(layout, tenant, { ...query, sum }, most).execute(db)).rows : undefined;
        return { rows, total, sums };
      });
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => stored(row)),
        ...(last && rows.length > items.length ? { next: makeCursor(noun, query, last) } : {}),
        ...(query.count && total !== undefined ? { total } : {}),
        ...(sums ? { sums: Object.fromEntries(sums.map(({ currency, minor }) => [currency, Number(minor)])) } : {}),
      };
    },
    receipt: (scope, key) => findReceipt(pool, tenant, wellFormed(scope), wellFormed(key)),
    async commit(commit) {
      const wakes = wakesOf(pool);
      await wakes.started(tenant);
      const committed = await commitSql(pool, tenant, commit, layoutNamed);
      if (committed.ok) wakes.wake(tenant);
      return committed;
    },
    watch(from, onChange, onReset) {
      const end = watchSql(pool, tenant, from, { onChange, onReset });
      watches.add(end);
      return () => {
        watches.delete(end);
        end();
      };
    },
    position: async () => writeCursor((await readChanges(pool, tenant, undefined)).place),
    jobs: sqlJobs(pool, tenant),
    close() {
      for (const end of watches) end();
      watches.clear();
      return Promise.resolve();
    },
  };
}
