/** What a page of one person's list costs a database: `npm run bench -- scope-sql` in small. Neither plans nor buffers depend on the machine. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { askers } from './scope/crowd.ts';
import { type CrowdStore, openCrowd, tenant } from './scope/crowd-store.ts';
import { mostBuffers, scopedList } from './scope/scoped-list.ts';
import { type TestPostgres, startPostgres } from './support/postgres.ts';

const server: TestPostgres | undefined = await startPostgres();

describe('a scoped page of 20,000 clients', { skip: !server && 'no PostgreSQL here' }, () => {
  let store: CrowdStore;
  let list: ReturnType<typeof scopedList>;

  before(async () => {
    store = await openCrowd(server!, 20_000);
    list = scopedList(store.pool, tenant);
  });
  after(async () => {
    await store.close();
    await server!.stop();
  });

  it('is measured on the rows that a commit writes', async () => {
    assert.deepEqual(await store.differing(200), []);
  });

  for (const asker of askers)
    it(`takes at most 8 buffers for each tie and 4 for each row, 700 at most, and reads no table from end to end: ${asker}`, async () => {
      for (const page of [1, 4]) {
        const cursor = await list.cursorOf(asker, page);
        const taken = await list.take(asker, cursor === undefined ? {} : { cursor }, 1);
        assert.deepEqual(taken.wholeTables, [], `page ${String(page)}`);
        assert.ok(taken.rows > 0 && taken.buffers <= mostBuffers(taken), `page ${String(page)}: ${JSON.stringify(taken)}`);
      }
    });

  it('looks for few words before it looks along the ties', async () => {
    for (const asker of askers) {
      const { rows, buffers } = await list.take(asker, { search: 'fabien valsan' }, 1);
      assert.ok(buffers < 2000, `${asker}: ${String(buffers)} buffers for ${String(rows)} rows`);
    }
  });

  it('would be seen to read too much', async () => {
    await store.pool.query('drop index dealerkit.tie_s1');
    const taken = await list.take('rare', {}, 1);
    assert.ok(taken.buffers > mostBuffers(taken), JSON.stringify(taken));
  });
});
