import type { Backend, Crm } from '@dealerkit/core';
import { foundTenant } from '@dealerkit/core/dealer';
import { at } from '../backend/commits.ts';
import { crmNouns, crmPreset } from './nouns.ts';

/** A Crm under test. Ann and Ben are of one team and see each other's notes; Cem is of another one. */
export interface CrmSubject {
  /** A Crm of its own for somebody, each time; it is closed after the case. */
  readonly open: (who: string) => Crm;
  /** How long a case waits for what may take a while, in milliseconds. */
  readonly patience: number;
}

/** Opens the Crm of somebody in a tenant of that name, which `foundTeams` has founded. */
export type MakeCrm = (tenant: string) => Promise<(who: string) => Crm>;

const teams = { ann: 'red', ben: 'red', cem: 'blue' } as const;

/** Gives an empty tenant the policy and the people of the Crm cases. Its backend must know `allNouns(crmNouns)`. */
export async function foundTeams(backend: Backend): Promise<void> {
  await foundTenant({ backend, nouns: crmNouns, preset: crmPreset });
  for (const [id, team] of Object.entries(teams)) {
    const record = { id, name: id, team, createdAt: at, createdBy: 'system', updatedAt: at, updatedBy: 'system' };
    await backend.commit({ changes: [{ noun: 'person', id, expect: null, record, ties: [] }], reties: [], expects: [], jobs: [] });
  }
}
