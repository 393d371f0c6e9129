/** Two administrators who dismiss each other at the same moment, on real stores and from two pools: one of them remains. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { grantPolicy } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { allNouns, house, openCrm } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { type SqlStore, openSqlStores } from './support/sql-stores.ts';

const nouns = allNouns(dealerNouns);
const rounds = 24;

describe('the last administrator', () => {
  let stores: SqlStore[] = [];
  before(async () => {
    stores = await openSqlStores();
    for (const { pool } of stores) await migrate(pool, nouns);
  });
  after(async () => {
    for (const store of stores) await store.close();
  });

  for (const name of ['PGlite', 'PostgreSQL'] as const)
    test(`remains, on ${name}`, async (t) => {
      const store = stores.find((one) => one.name === name);
      if (!store) {
        t.skip('no PostgreSQL on this machine');
        return;
      }
      let refused = 0;
      for (let round = 0; round < rounds; round++) {
        const tenant = `administrators ${String(round)}`;
        const [one, two] = [store.pool, store.second ?? store.pool].map((pool) => sqlBackend({ pool, tenant, nouns }));
        await foundTenant({ backend: one!, nouns: dealerNouns, preset: dealerPreset });
        const open = (backend = one!, id?: string) =>
          openCrm({ backend, nouns: dealerNouns, principal: id === undefined ? house : { id } });
        const root = open();
        for (const id of ['adm', 'ada'])
          await root.run({ name: 'user.save' } as never, { id, data: { name: id, profileId: 'administrator' } } as never);
        const demote = (crm: typeof root, id: string) =>
          crm.run({ name: 'user.save' } as never, { id, data: { name: id, profileId: 'manager' } } as never);
        // By the policy, by the people's records, and by one of each.
        const ways = [
          () => [
            open(one, 'adm').run(grantPolicy, { node: 'user:ada', levels: { 'policy.manage': 'none' } }),
            open(two, 'ada').run(grantPolicy, { node: 'user:adm', levels: { 'policy.manage': 'none' } }),
          ],
          () => [demote(open(one, 'adm'), 'ada'), demote(open(two, 'ada'), 'adm')],
          () => [
            open(one, 'adm').run(grantPolicy, { node: 'user:ada', levels: { 'policy.manage': 'none' } }),
            demote(open(two, 'ada'), 'adm'),
          ],
        ];
        const done = await Promise.allSettled<unknown>(ways[round % ways.length]!());
        refused += done.filter(({ status }) => status === 'rejected').length;
        const able = await Promise.all(
          ['adm', 'ada'].map(async (id) => {
            const crm = open(two, id);
            await crm.session.refresh();
            const allowed = crm.explain('policy.manage').allowed;
            await crm.close();
            return allowed;
          }),
        );
        assert.ok(able.includes(true), `round ${String(round)}`);
      }
      assert.ok(refused >= rounds);
    });
});
