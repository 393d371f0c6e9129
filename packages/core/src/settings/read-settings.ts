import { branchNoun } from '../branch/branch.noun.ts';
import { isTimeZone } from '../zone.ts';
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

/** The time zone of a branch, else of the tenant; UTC where what they name is none. */
export async function zoneOf(system: SystemReads, branchId: string | null): Promise<string> {
  const branch = branchId === null ? undefined : await system.get(branchNoun, branchId);
  const named = [branch?.record.timeZone, (await settingsOf(system)).timeZone];
  return named.find((zone) => typeof zone === 'string' && isTimeZone(zone)) ?? 'UTC';
}
