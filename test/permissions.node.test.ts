/** One clause list, whatever it is used for: can, its explanation, a filtered list and a naive reading of the prose agree. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allows, applyQuery, checkerOf, effectiveTable, explainPlan, scopeOf } from '@dealerkit/core/server';
import fc from 'fast-check';
import { mayReadStatus } from './support/naive-permissions.ts';
import { askedOf } from './support/permission-checks.ts';
import { keep, tenants } from './support/random-policies.ts';

// A run is one tenant, of which every person is asked everything; 10,000 of them have been run with PERMISSION_RUNS=10000.
const runs = Number(process.env['PERMISSION_RUNS'] ?? 1500);

test('can = explain = filtered list = a naive reading of the rules, for random policies and null-rich records', () => {
  let checks = 0;
  let allowed = 0;
  fc.assert(
    fc.property(tenants, (tenant) => {
      const kept = keep(tenant);
      for (const me of tenant.people) {
        const table = effectiveTable(kept.compiled, me, tenant.request);
        const can = checkerOf(table);
        for (const { right, noun, records } of askedOf(tenant, kept, me)) {
          const plan = table[right];
          const scope = scopeOf(plan);
          const listed = scope ? applyQuery(noun, records, { ...scope, sort: 'created', limit: 100 }).items : [];
          const ids = new Set(listed.map((item) => item.record.id));
          for (const { record, ties, expected } of records) {
            assert.equal(can(right, record, ties), expected, `can ${right}`);
            assert.equal(allows(plan, { ...record, ties }), expected, `allows ${right}`);
            assert.equal(explainPlan(plan, right, { ...record, ties }).allowed, expected, `explain ${right}`);
            assert.equal(ids.has(record.id), expected, `list ${right}`);
            checks += 4;
            if (expected) allowed++;
          }
        }
        const status = table['thing.view.status'];
        for (const { record, ties, value } of kept.thing) {
          assert.equal(!status || allows(status, { ...record, ties }), mayReadStatus(tenant, me, value), 'read a field');
          checks++;
        }
      }
    }),
    { numRuns: runs },
  );
  console.log(`# ${String(checks)} checks, ${String(Math.round((400 * allowed) / checks))} % allowed`);
  assert.ok(checks > runs * 10);
});
