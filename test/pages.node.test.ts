/** Every store gives the same pages in the same order: memory, PGlite, PostgreSQL, and IndexedDB in a real browser. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { memoryBackend } from '@dealerkit/core/memory';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from './support/chromium.ts';
import { everyPage, fill, tenant, thing } from './support/random-tenants.ts';
import { type SqlStore, openSqlStores } from './support/sql-stores.ts';

// A case is one question with all its pages, asked of every store; 20,000 of them have been run with DEALERKIT_CASES=20000.
const cases = Number(process.env['DEALERKIT_CASES'] ?? 900);
const questionsEach = 12;

// What the page has.
declare const answers: (rows: unknown, questions: unknown) => Promise<unknown[]>;
const script = `
import { indexedDbBackend } from '@dealerkit/indexeddb';
import { everyPage, fill, thing } from '../../test/support/random-tenants.ts';
let tenants = 0;
globalThis.answers = async (rows, questions) => {
  const name = 'tenant-' + String(++tenants);
  const store = indexedDbBackend({ name, nouns: [thing] });
  await fill(store, rows);
  const all = [];
  for (const question of questions) all.push(await everyPage(store, question));
  await store.close();
  indexedDB.deleteDatabase(name);
  return all;
};`;

describe('pages', () => {
  let stores: SqlStore[] = [];
  let browser: Browser | undefined;
  let page: Page;
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
  before(async () => {
    stores = await openSqlStores();
    for (const { pool } of stores) await migrate(pool, [thing]);
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: fileURLToPath(new URL('../packages/cli', import.meta.url)), loader: 'js' },
      ...{ bundle: true, write: false, format: 'iife', conditions: ['source'], target: 'es2022', tsconfigRaw: '{}' },
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    browser = await startChromium();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.evaluate(outputFiles[0]!.text);
  });
  after(async () => {
    await browser?.close();
    server.close();
    server.closeAllConnections();
    for (const store of stores) await store.close();
  });

  test(`are the same in every store, ${String(cases)} random questions over null-rich tenants`, async () => {
    let tenants = 0;
    await fc.assert(
      fc.asyncProperty(tenant(questionsEach), async ([rows, questions]) => {
        tenants++;
        const reference = memoryBackend({ nouns: [thing] });
        await fill(reference, rows);
        const expected = await Promise.all(questions.map((asked) => everyPage(reference, asked)));
        const same = (name: string, given: readonly unknown[]): void => {
          questions.forEach((asked, index) => {
            assert.deepEqual(given[index], expected[index], `${name} ${JSON.stringify(asked)}`);
          });
        };
        const inBrowser = page.evaluate(async (...given) => answers(...given), rows, questions);
        const inSql = stores.map(async ({ name, pool }) => {
          const backend = sqlBackend({ pool, tenant: `t${String(tenants)}`, nouns: [thing] });
          await fill(backend, rows);
          const given: unknown[] = [];
          for (const asked of questions) given.push(await everyPage(backend, asked));
          same(name, given);
        });
        await Promise.all([
          ...inSql,
          inBrowser.then((given) => {
            same('IndexedDB', given);
          }),
        ]);
      }),
      { numRuns: Math.ceil(cases / questionsEach) },
    );
  });

  test('a cursor of another question, and none at all, are malformed', async () => {
    for (const { pool } of stores) {
      const backend = sqlBackend({ pool, tenant: 'cursors', nouns: [thing] });
      for (const cursor of ['', 'x', 'WzEsIngiLCJ5IiwieiJd'])
        await assert.rejects(backend.query('thing', { sort: 'name', limit: 1, cursor }), { code: 'malformed' });
      await assert.rejects(backend.query('thing', { sort: 'price', limit: 1 }), { code: 'unsupported' });
      await assert.rejects(backend.query('nothing', { sort: 'name', limit: 1 }), { code: 'not-found' });
      await assert.rejects(backend.query('thing', { sort: 'name', limit: 1, where: { eq: ['"; drop', 1] } }), { code: 'malformed' });
    }
  });
});
