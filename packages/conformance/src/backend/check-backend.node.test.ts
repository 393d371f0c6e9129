import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { backendCases, checkBackend, tableOf } from '../index.ts';
import { memoryTenants } from './mutant-tools.harness.ts';
import { least, mutants } from './mutants.harness.ts';

test('a backend that can do everything passes every case that is not about absence', async () => {
  const report = await checkBackend(memoryTenants());
  assert.equal(report.ok, true, tableOf(report));
  assert.deepEqual(
    report.results.flatMap(({ id, status }) => (status === 'skipped' ? [id] : [])),
    ['record-only', 'no-ties', 'no-jobs', 'no-watch'],
  );
});

test('a backend that can do the least, and says so, passes too', async () => {
  const report = await checkBackend(least(memoryTenants()));
  assert.equal(report.ok, true, tableOf(report));
  const ids = report.results.flatMap(({ id, status }) => (status === 'passed' ? [id] : []));
  for (const id of ['record-only', 'no-ties', 'no-jobs', 'no-watch']) assert.ok(ids.includes(id), id);
});

describe('each case fails on a backend in which just that is broken', () => {
  test('every case has its mutant', () => {
    assert.deepEqual(Object.keys(mutants).sort(), backendCases.map(({ id }) => id).sort());
  });
  for (const { id, title } of backendCases)
    test(`${id}: ${title}`, async () => {
      const report = await checkBackend(mutants[id]!(memoryTenants()), { only: [id], patience: 100 });
      assert.deepEqual([report.ok, report.failed], [false, 1], tableOf(report));
    });
});

test('a skip needs a reason, a known id, and is not of the minimum', async () => {
  const make = memoryTenants();
  const { results } = await checkBackend(make, { skip: { tenants: 'serves one tenant' }, only: ['tenants'] });
  assert.deepEqual(results, [{ id: 'tenants', title: results[0]!.title, status: 'skipped', reason: 'serves one tenant' }]);
  for (const skip of [{ tenants: ' ' }, { nonsense: 'why' }, { versions: 'we have none' }])
    await assert.rejects(checkBackend(make, { skip: skip }), { code: 'malformed' });
  await assert.rejects(checkBackend(make, { only: ['nonsense'] }), { code: 'malformed' });
});

test('a backend that cannot even be made, or throws raw, fails; the check answers', async () => {
  const never = await checkBackend(() => Promise.reject(new Error('no store')), { only: ['read'] });
  assert.deepEqual([never.ok, never.results[0]?.reason], [false, 'no store']);
});

test('a backend that never answers fails, and the check goes on', async () => {
  const make = memoryTenants();
  const { results } = await checkBackend(async (options) => ({ ...(await make(options)), get: () => new Promise(() => undefined) }), {
    only: ['read', 'count'],
    patience: 20,
  });
  assert.deepEqual(
    results.map(({ status }) => status),
    ['failed', 'passed'],
  );
});
