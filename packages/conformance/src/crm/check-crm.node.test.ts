import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkCrm, crmCases, tableOf } from '../index.ts';
import { crmMutants, memoryCrms } from './mutants.harness.ts';

test('a Crm over memory passes every case', async () => {
  const report = await checkCrm(memoryCrms);
  assert.deepEqual([report.ok, report.skipped], [true, 0], tableOf(report));
});

describe('each case fails on a Crm in which just that is broken', () => {
  test('every case has its mutant', () => {
    assert.deepEqual(Object.keys(crmMutants).sort(), crmCases.map(({ id }) => id).sort());
  });
  for (const { id, title } of crmCases)
    test(`${id}: ${title}`, async () => {
      const report = await checkCrm(crmMutants[id]!(memoryCrms), { only: [id], patience: 200 });
      assert.deepEqual([report.ok, report.failed], [false, 1], tableOf(report));
    });
});
