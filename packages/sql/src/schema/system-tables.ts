/** The parts of the ties. */
const tieParts = Array.from({ length: 8 }, (_, index) => `tie_${String(index)}`);

// All rows of one tie lie in one part, so that a leg reads a smaller index, and of the map of pages that need no look at their rows mostly
// one page (docs/decisions/0018). What a record's ties are stands in the record: a table of an older form is made anew from there.
const tieTables: readonly string[] = [
  `do $$ begin
    if exists (select from pg_class where oid = to_regclass('dealerkit.tie') and relkind = 'r') then drop table dealerkit.tie; end if;
  end $$`,
  `create table if not exists dealerkit.tie (
    tenant text collate "C", noun text collate "C", tie text collate "C",
    s1 text collate "C" not null, s2 text collate "C", s3 text collate "C", s4 text collate "C", record text collate "C",
    primary key (tenant, noun, record, tie)) partition by hash (tie)`,
  ...tieParts.map(
    (part, index) =>
      `create table if not exists dealerkit.${part} partition of dealerkit.tie
        for values with (modulus ${String(tieParts.length)}, remainder ${String(index)})`,
  ),
  `create index if not exists tie_s1 on dealerkit.tie (tenant, noun, tie, s1, record)`,
  `create index if not exists tie_s2 on dealerkit.tie (tenant, noun, tie, s2, record) where s2 is not null`,
  `create index if not exists tie_s3 on dealerkit.tie (tenant, noun, tie, s3, record) where s3 is not null`,
  `create index if not exists tie_s4 on dealerkit.tie (tenant, noun, tie, s4, record) where s4 is not null`,
];

/**
 * The tables that every noun shares. The tenant stands first in every key, ids are made by the application, and no table refers to another:
 * the same schema lies on one PostgreSQL or on one that shards by tenant (reliability.md section 5).
 */
export const systemTables: readonly string[] = [
  `create table if not exists dealerkit.receipt (
    tenant text collate "C", scope text collate "C", key text collate "C",
    fingerprint text not null, result json not null, at text collate "C" not null, until text collate "C",
    primary key (tenant, scope, key))`,
  `create index if not exists receipt_until on dealerkit.receipt (tenant, until) where until is not null`,
  ...tieTables,
  `create table if not exists dealerkit.token (
    tenant text collate "C", noun text collate "C", token text collate "C", field text collate "C", record text collate "C",
    primary key (tenant, noun, token, field, record))`,
  `create index if not exists token_record on dealerkit.token (tenant, noun, record)`,
  `create table if not exists dealerkit.element (
    tenant text collate "C", noun text collate "C", field text collate "C", value text collate "C", record text collate "C",
    primary key (tenant, noun, field, value, record))`,
  `create index if not exists element_record on dealerkit.element (tenant, noun, record)`,
  `create table if not exists dealerkit.change (
    tenant text collate "C", id text collate "C",
    xid bigint not null default (pg_current_xact_id()::text::bigint), ord integer not null, at timestamptz not null default clock_timestamp(),
    noun text collate "C" not null, record text collate "C" not null, version text not null, before jsonb, after jsonb,
    primary key (tenant, id))`,
  `create index if not exists change_xid on dealerkit.change (tenant, xid)`,
  `create index if not exists change_at on dealerkit.change (tenant, at)`,
  `create table if not exists dealerkit.job (
    tenant text collate "C", id text collate "C", type text not null, key text collate "C", params json not null,
    run_at text collate "C" not null, attempts integer not null default 0,
    status text not null default 'waiting' check (status in ('waiting', 'done', 'dead')),
    lease_until text collate "C", error text,
    primary key (tenant, id), unique (tenant, key))`,
  `create index if not exists job_due on dealerkit.job (tenant, run_at, id) where status = 'waiting'`,
  `create table if not exists dealerkit.fence (tenant text collate "C", noun text collate "C", primary key (tenant, noun))`,
];

/** Their names, for row-level security. */
export const systemTableNames: readonly string[] = ['receipt', 'tie', ...tieParts, 'token', 'element', 'change', 'job', 'fence'];

/** Stands in the store beside the nouns' definitions; another number runs the statements again. */
export const systemVersion = '2';
