/** The same policies and records on SQL: the rows of a scoped list are what `can`, its explanation, the list in memory and the prose say. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { applyQuery, effectiveTable, explainPlan, checkerOf, scopeOf } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import fc from 'fast-check';
import { askedOf } from './support/permission-checks.ts';
import { keep, line, note, nouns, tenants, thing } from './support/random-policies.ts';
import { type SqlStore, openSqlStores } from './support/sql-stores.ts';

// A run is one tenant, of which every person lists everything from every store; 1,900 of them have been run with PERMISSION_SQL_RUNS=1900.
const runs = Number(process.env['PERMISSION_SQL_RUNS'] ?? 80);

describe('permissions on SQL', () => {
  let stores: SqlStore[] = [];
  before(async () => {
    stores = await openSqlStores();
    for (const { pool } of stores) await migrate(pool, nouns);
  });
  after(async () => {
    for (const store of stores) await store.close();
  });

  test(`rows = can = explain = the list in memory = a naive reading of the rules, for ${String(runs)} random tenants`, async () => {
    let checks = 0;
    let number = 0;
    await fc.assert(
      fc.asyncProperty(tenants, async (tenant) => {
        const kept = keep(tenant);
        const changes = [thing, note, line].flatMap(({ name }) =>
          kept[name as 'thing' | 'note' | 'line'].map(({ record, ties }) => ({ noun: name, id: record.id, expect: null, record, ties })),
        );
        const name = `t${String(++number)}`;
        const backends = stores.map((store) => ({ ...store, backend: sqlBackend({ pool: store.pool, tenant: name, nouns }) }));
        for (const { backend } of backends) assert.ok((await backend.commit({ changes, reties: [], expects: [], jobs: [] })).ok);
        for (const me of tenant.people) {
          const table = effectiveTable(kept.compiled, me, tenant.request);
          const can = checkerOf(table);
          for (const { right, noun, records } of askedOf(tenant, kept, me)) {
            const expected = records.filter((one) => one.expected).map(({ record }) => record.id);
            const ids = (of: readonly { readonly record: { readonly id: string } }[]): string[] => of.map(({ record }) => record.id).sort();
            assert.deepEqual(ids(records.filter(({ record, ties }) => can(right, record, ties))), expected, `can ${right}`);
            const explained = records.filter(({ record, ties }) => explainPlan(table[right], right, { ...record, ties }).allowed);
            assert.deepEqual(ids(explained), expected, `explain ${right}`);
            const scope = scopeOf(table[right]);
            const query = scope && { ...scope, sort: 'created', limit: 100 };
            assert.deepEqual(query ? ids(applyQuery(noun, records, query).items) : [], expected, `memory ${right}`);
            for (const { name: store, backend } of backends)
              assert.deepEqual(query ? ids((await backend.query(noun.name, query)).items) : [], expected, `${store} ${right}`);
            checks += records.length * (3 + backends.length);
          }
        }
      }),
      { numRuns: runs },
    );
    console.log(`# ${String(checks)} checks on ${stores.map(({ name }) => name).join(' and ')}`);
    assert.ok(checks > runs * 20);
  });
});
