/** Every backend of the house passes the conformance cases. The browser's runs them in the browser, beside its source. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type MakeBackend, backendNouns, checkBackend, checkCrm, crmNouns, foundTeams, tableOf } from '@dealerkit/conformance';
import type { Backend } from '@dealerkit/core';
import { memoryBackend } from '@dealerkit/core/memory';
import { allNouns } from '@dealerkit/core/server';
import { connectCrm } from '@dealerkit/http';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { startGateway } from './support/gateway-server.ts';
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

describe('connectCrm to a gateway, over sockets, passes every case for three people', () => {
  async function passes(make: (tenant: string) => Backend): Promise<void> {
    const tenants = new Map<string, Backend>();
    const gateway = await startGateway({
      nouns: crmNouns,
      backendFor: (tenant) => tenants.get(tenant)!,
      authenticate(request) {
        const [, tenant, id] = /^Bearer ([\w-]+)\.(\w+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
        return tenant && id ? { tenant, principal: { id } } : null;
      },
    });
    const report = await checkCrm(async (tenant) => {
      const backend = make(tenant);
      tenants.set(tenant, backend);
      await foundTeams(backend);
      return (who) => connectCrm({ url: gateway.url, getToken: (refused) => (refused === undefined ? `${tenant}.${who}` : undefined) });
    });
    await gateway.close();
    for (const backend of tenants.values()) await backend.close?.();
    assert.deepEqual([report.ok, report.skipped], [true, 0], tableOf(report));
  }
  const nouns = allNouns(crmNouns);

  test('memory', () => passes(() => memoryBackend({ nouns })));
  test('SQL', async () => {
    const stores = await openSqlStores();
    try {
      for (const { pool } of stores) {
        await migrate(pool, nouns);
        await passes((tenant) => sqlBackend({ pool, tenant, nouns }));
      }
    } finally {
      for (const store of stores) await store.close();
    }
  });
});
