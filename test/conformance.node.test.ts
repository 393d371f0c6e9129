/** Every backend of the house passes the conformance cases. The browser's runs them in the browser, beside its source. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type MakeBackend, backendNouns, checkBackend, tableOf } from '@dealerkit/conformance';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { type SqlStore, openSqlStores } from './support/sql-stores.ts';

describe('the SQL backend passes every case', () => {
  let stores: SqlStore[] = [];
  before(async () => {
    stores = await openSqlStores();
    for (const { pool } of stores) await migrate(pool, backendNouns);
  });
  after(async () => {
    for (const store of stores) await store.close();
  });
  for (const name of ['PGlite', 'PostgreSQL'] as const)
    test(name, async (t) => {
      const store = stores.find((each) => each.name === name);
      if (!store) {
        t.skip('not on this machine');
        return;
      }
      const make: MakeBackend = ({ nouns, tenant }) => sqlBackend({ pool: store.pool, tenant, nouns });
      const report = await checkBackend(make);
      assert.equal(report.ok, true, tableOf(report));
      assert.deepEqual(
        report.results.flatMap(({ id, status }) => (status === 'skipped' ? [id] : [])),
        ['record-only', 'no-ties', 'no-jobs', 'no-watch'],
      );
    });
});
