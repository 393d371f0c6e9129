import { branchNoun } from '../branch/branch.noun.ts';
import type { SystemReads } from '../open-crm/kit.ts';
import { defaultSettings } from './default-settings.ts';
import { type Settings, settingsNoun } from './settings.noun.ts';

/** Id of the one settings record of a tenant. */
export const settingsId = 'settings';

/** The tenant's settings, or the defaults while none are stored. */
export async function settingsOf(
  system: SystemReads,
): Promise<Omit<Settings, 'id' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>> {
  const held = await system.get(settingsNoun, settingsId);
  return held?.record ?? defaultSettings;
}

/** The time zone of a branch, else of the tenant. */
export async function zoneOf(system: SystemReads, branchId: string | null): Promise<string> {
  const branch = branchId === null ? undefined : await system.get(branchNoun, branchId);
  return branch?.record.timeZone ?? (await settingsOf(system)).timeZone;
}
