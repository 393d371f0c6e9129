/** A visitor's browser is killed at every step of sending a form: what it said was saved is one lead, whatever happened (rows 1 to 7). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { killAt, killSteps } from './faults/kill-steps.ts';
import { startFaultSite } from './support/fault-site.ts';
import { type Engine, findBrowser } from './support/killed-browser.ts';

const engines = (process.env['DEALERKIT_KILL_ENGINES'] ?? 'chromium').split(',') as Engine[];

for (const engine of engines)
  describe(`${engine} is killed`, { skip: findBrowser(engine) ? false : `${engine} is missing`, concurrency: 2 }, () => {
    for (const step of killSteps)
      test(`row ${String(step.row)}: ${step.says}`, async () => {
        const site = await startFaultSite();
        const { saved, leads, answers } = step;
        try {
          assert.deepEqual(await killAt(step, engine, site), { saved, leads, answers, ids: leads, left: 0 });
        } finally {
          await site.close();
        }
      });
  });
