import { DealerkitError, type Noun } from '@dealerkit/core';
import { type RawBuilder, sql } from 'kysely';
import { type SqlPool, type TenantTransaction, databaseOf } from '../database.ts';
import { codeOf, isTransient, storeError } from '../store-error.ts';
import { appRole } from '../tenant-session.ts';
import { type Layout, layoutOf, table } from './layout.ts';
import { nounTable } from './noun-table.ts';
import { rebuild } from './rebuild.ts';
import { lockToTenant } from './row-security.ts';
import { systemTableNames, systemTables, systemVersion } from './system-tables.ts';

// What PostgreSQL answers when two processes create the same thing at once; the second finds it there when it tries again.
const raced = new Set(['23505', '42710', '42P06', '42P07', 'XX000']);
const attempts = 8;

const run = async (db: TenantTransaction, statements: readonly RawBuilder<unknown>[]): Promise<void> => {
  for (const statement of statements) await statement.execute(db);
};

async function known(db: TenantTransaction): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ there: boolean }>`select to_regclass('dealerkit.definition') is not null as there`.execute(db);
  if (!found[0]?.there) return new Map();
  const { rows } = await sql<{ name: string; fingerprint: string }>`select name, fingerprint from ${table('definition')}`.execute(db);
  return new Map(rows.map(({ name, fingerprint }) => [name, fingerprint]));
}

async function remember(db: TenantTransaction, name: string, fingerprint: string): Promise<void> {
  await sql`insert into ${table('definition')} (name, fingerprint) values (${name}, ${fingerprint})
    on conflict (name) do update set fingerprint = excluded.fingerprint`.execute(db);
}

// A connection that stands above row-level security needs a role below it; any other is bound by `force row level security`.
async function appRoleExists(db: TenantTransaction): Promise<boolean> {
  const { rows } = await sql<{ super: boolean; there: boolean }>`select rolsuper as super,
    exists (select from pg_roles where rolname = ${appRole}) as there from pg_roles where rolname = current_user`.execute(db);
  const [role] = rows;
  if (role?.super && !role.there) await sql`create role ${sql.id(appRole)} nologin`.execute(db);
  return (role?.super ?? false) || (role?.there ?? false);
}

async function shared(db: TenantTransaction): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(db);
  if (rows[0]?.encoding !== 'UTF8')
    throw new DealerkitError('unsupported', 'The database must be encoded in UTF-8', { capability: 'encoding' });
  await run(db, [
    sql`create schema if not exists ${sql.id('dealerkit')}`,
    sql`create table if not exists ${table('definition')} (name text collate "C" primary key, fingerprint text not null)`,
    ...systemTables.map((statement) => sql.raw(statement)),
  ]);
  const grant = await appRoleExists(db);
  if (grant) await sql`grant usage on schema ${sql.id('dealerkit')} to ${sql.id(appRole)}`.execute(db);
  for (const name of systemTableNames) await run(db, lockToTenant(name, grant));
  await remember(db, '', systemVersion);
}

async function bring(db: TenantTransaction, layout: Layout): Promise<void> {
  await run(db, nounTable(layout));
  const open = [layout.table, 'tie', 'token', 'element'];
  for (const name of open) await sql`alter table ${table(name)} disable row level security`.execute(db);
  await rebuild(db, layout);
  const grant = await appRoleExists(db);
  for (const name of open) await run(db, lockToTenant(name, grant));
  await remember(db, layout.noun.name, layout.fingerprint);
}

/**
 * Brings a database to these nouns: creates what is missing, and writes anew what is derived from records of a noun whose
 * definition changed. Safe to repeat and to start in several processes at once. Nothing is ever dropped but what is derived.
 */
export async function migrate(pool: SqlPool, nouns: readonly Noun[]): Promise<void> {
  const layouts = nouns.map((noun) => layoutOf(noun));
  for (let attempt = 1; ; attempt++)
    try {
      await databaseOf(pool)
        .transaction()
        .execute(async (db) => {
          const before = await known(db);
          const stale = layouts.filter((layout) => before.get(layout.noun.name) !== layout.fingerprint);
          if (before.get('') === systemVersion && stale.length === 0) return;
          // Only politeness: it spares the second process an attempt.
          await sql`select pg_advisory_xact_lock(hashtext('dealerkit.migrate'))`.execute(db);
          const now = await known(db);
          if (now.get('') !== systemVersion) await shared(db);
          for (const layout of stale) if (now.get(layout.noun.name) !== layout.fingerprint) await bring(db, layout);
        });
      return;
    } catch (error) {
      if (attempt >= attempts || !(raced.has(codeOf(error)) || isTransient(error))) throw storeError(error);
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt + Math.random() * 50));
    }
}
