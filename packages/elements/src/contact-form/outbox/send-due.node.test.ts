import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type NetworkFault, type PlantedBug, play } from '../../../test-support/outbox-model.ts';

const schedules = Number(process.env['DEALERKIT_SCHEDULES'] ?? 500);
const faults: readonly NetworkFault[] = ['none', 'request lost', 'answer lost', 'captive portal', '503'];

const history = (bug?: PlantedBug) =>
  fc.asyncProperty(
    fc.scheduler(),
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
    fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }),
    async (scheduler, requests, network, kills) => {
      const { lost, leads, left, needless } = await play({ scheduler, requests, faults: network, kills, ...(bug ? { bug } : {}) });
      assert.deepEqual({ lost, left, needless }, { lost: [], left: 0, needless: 0 });
      // A request whose tab was killed before it said "saved" may still be one.
      assert.ok(leads <= requests, `${String(leads)} leads of ${String(requests)} requests`);
    },
  );

test(`${String(schedules)} schedules of tabs, kills and faults: what was saved is one lead, and nothing is sent twice without a cause`, async () => {
  await fc.assert(history(), { numRuns: schedules });
});

for (const bug of ['erased before it is sent', 'a key for each attempt', 'no lock'] as const)
  test(`the model finds what is planted: ${bug}`, async () => {
    const { failed, numRuns } = await fc.check(history(bug), { numRuns: 100, seed: 1, endOnFailure: true });
    assert.ok(failed, `not found in ${String(numRuns)} schedules`);
    console.log(`# ${bug}: found by schedule ${String(numRuns)}`);
  });
