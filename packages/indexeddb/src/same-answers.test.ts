/** The same answers as the memory backend, in each engine: the same records, in the same order, through every page. */
import { memoryBackend } from '@dealerkit/core/memory';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { everyPage, fill, tenant, thing } from '../../../test/support/random-tenants.ts';
import { indexedDbBackend } from './index.ts';
import { freshName } from './indexeddb.harness.ts';

const [tenants, questionsEach] = [50, 12];

describe('indexedDbBackend: the same answers as in memory', () => {
  it(`through every page, ${String(tenants * questionsEach)} random questions over null-rich records`, async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(tenant(questionsEach), async ([rows, questions]) => {
        const [reference, store] = [memoryBackend({ nouns: [thing] }), indexedDbBackend({ name: freshName(), nouns: [thing] })];
        await fill(reference, rows);
        await fill(store, rows);
        for (const asked of questions)
          expect(await everyPage(store, asked), JSON.stringify(asked)).to.deep.equal(await everyPage(reference, asked));
        await store.close?.();
      }),
      { numRuns: tenants },
    );
  });
});
