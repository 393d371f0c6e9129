import { type RawBuilder, sql } from 'kysely';
import { appRole } from '../tenant-session.ts';
import { table } from './layout.ts';

/** The statements that lock a table to the tenant of the transaction; without a tenant it shows nothing. Its owner is bound as well. */
export function lockToTenant(name: string, grant: boolean): RawBuilder<unknown>[] {
  const locked = table(name);
  return [
    sql`alter table ${locked} enable row level security`,
    sql`alter table ${locked} force row level security`,
    sql`drop policy if exists tenant on ${locked}`,
    sql`create policy tenant on ${locked} using (tenant = nullif(current_setting('app.tenant', true), ''))`,
    ...(grant ? [sql`grant select, insert, update, delete on ${locked} to ${sql.id(appRole)}`] : []),
  ];
}
