/** The cases that every backend and every Crm of the house must pass, run where this backend lives. */
import { checkBackend, checkCrm, crmNouns, foundTeams, tableOf } from '@dealerkit/conformance';
import type { Noun } from '@dealerkit/core';
import { type Backend, allNouns, openCrm } from '@dealerkit/core/server';
import { expect } from '@open-wc/testing';
import { indexedDbBackend } from './index.ts';
import { freshName } from './indexeddb.harness.ts';

describe('conformance over IndexedDB', () => {
  const opened: Backend[] = [];
  const run = freshName();
  const backendOf = ({ nouns, tenant }: { readonly nouns: readonly Noun[]; readonly tenant: string }): Backend => {
    const backend = indexedDbBackend({ name: `${run} ${tenant}`, nouns });
    opened.push(backend);
    return backend;
  };
  after(async () => {
    for (const backend of opened) await backend.close?.();
  });

  it('the backend passes every case; skipped are only those for backends that can less', async function () {
    this.timeout(120_000);
    const report = await checkBackend(backendOf);
    expect(report.ok, tableOf(report)).to.equal(true);
    const skipped = report.results.flatMap(({ id, status }) => (status === 'skipped' ? [id] : []));
    expect(skipped).to.deep.equal(['record-only', 'no-ties', 'no-jobs', 'no-watch']);
  });

  it('a Crm over it passes every case', async function () {
    this.timeout(120_000);
    const report = await checkCrm(async (tenant) => {
      const backend = backendOf({ nouns: allNouns(crmNouns), tenant });
      await foundTeams(backend);
      return (who) => openCrm({ backend, nouns: crmNouns, principal: { id: who } });
    });
    expect([report.ok, report.skipped], tableOf(report)).to.deep.equal([true, 0]);
  });
});
