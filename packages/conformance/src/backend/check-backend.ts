import type { Backend } from '@dealerkit/core';
import type { Case } from '../case.ts';
import { type CheckOptions, type Report, chosen, reportOf } from '../report.ts';
import { type Opened, runCase } from '../run-case.ts';
import { commitCases } from './commit-cases.ts';
import { jobCases } from './job-cases.ts';
import { backendNouns } from './nouns.ts';
import { queryCases } from './query-cases.ts';
import { recordCases } from './record-cases.ts';
import type { BackendSubject, MakeBackend } from './subject.ts';
import { watchCases } from './watch-cases.ts';

/** Everything that a backend must do, by what it declares. */
export const backendCases: readonly Case<BackendSubject>[] = [...recordCases, ...commitCases, ...queryCases, ...jobCases, ...watchCases];

async function opened(make: MakeBackend, patience: number): Promise<Opened<BackendSubject>> {
  const nouns = backendNouns;
  const tenant = `check-${crypto.randomUUID()}`;
  let backend: Backend = await make({ nouns, tenant });
  const subject: BackendSubject = {
    backend,
    another: async () => make({ nouns, tenant: `${tenant}-other` }),
    async reopen() {
      await backend.close?.();
      backend = await make({ nouns, tenant });
      return backend;
    },
    patience,
  };
  return { subject, capabilities: backend.capabilities, close: async () => backend.close?.() };
}

/**
 * Checks a backend: every case on a tenant of its own. Answers plain data, whatever the backend does.
 * @example
 * const report = await checkBackend(({ nouns, tenant }) => myBackend({ nouns, tenant }), { skip: { tenants: 'serves one tenant' } });
 */
export async function checkBackend(make: MakeBackend, options: CheckOptions = {}): Promise<Report> {
  const results = [];
  for (const each of chosen(backendCases, options))
    results.push(await runCase(each, () => opened(make, options.patience ?? 5000), options));
  return reportOf(results);
}
