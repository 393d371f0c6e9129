import type { Crm } from '@dealerkit/core';
import type { Case } from '../case.ts';
import { demand } from '../expect.ts';
import { type CheckOptions, type Report, chosen, reportOf } from '../report.ts';
import { type Opened, runCase } from '../run-case.ts';
import { crmLiveCases } from './live-cases.ts';
import { crmReadCases } from './read-cases.ts';
import { crmRunCases } from './run-cases.ts';
import type { CrmSubject, MakeCrm } from './subject.ts';

/** Everything that a Crm must do, for three people. */
export const crmCases: readonly Case<CrmSubject>[] = [...crmReadCases, ...crmRunCases, ...crmLiveCases];

async function opened(make: MakeCrm, patience: number): Promise<Opened<CrmSubject>> {
  const openFor = await make(`check-${crypto.randomUUID()}`);
  const crms: Crm[] = [];
  const open = (who: string): Crm => {
    const crm = openFor(who);
    crms.push(crm);
    return crm;
  };
  const close = async (): Promise<void> => {
    await Promise.all(crms.map((crm) => crm.close()));
  };
  const { session } = open('ann');
  await session.refresh();
  const capabilities = session.state.value?.capabilities;
  demand(capabilities !== undefined, `the session of Ann cannot be read: ${session.state.error?.message ?? 'no reason'}`);
  return { subject: { open, patience }, capabilities, close };
}

/**
 * Checks a Crm: every case in a tenant of its own. Answers plain data, whatever the Crm does.
 * @example
 * const report = await checkCrm(async (tenant) => {
 *   await foundTeams(backendFor(tenant));
 *   return (who) => connectCrm({ url, getToken: () => tokenOf(tenant, who) });
 * });
 */
export async function checkCrm(make: MakeCrm, options: CheckOptions = {}): Promise<Report> {
  const results = [];
  for (const each of chosen(crmCases, options)) results.push(await runCase(each, () => opened(make, options.patience ?? 5000), options));
  return reportOf(results);
}
