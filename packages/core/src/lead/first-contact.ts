import { branchNoun } from '../branch/branch.noun.ts';
import { afterOpenMinutes } from '../branch/opening-hours.ts';
import type { SystemReads } from '../open-crm/kit.ts';
import { settingsOf, zoneOf } from '../settings/read-settings.ts';
import type { Lead } from './lead.noun.ts';

/** When a lead that came at an instant is to be contacted at the latest; null where no delay is configured. */
export type FirstContactDelay = (lead: Pick<Lead, 'typeId' | 'branchId'>, came: string) => Promise<string | null>;

/**
 * The delays to the first contact: of a lead's type in its branch, else of its type, its branch or the house, running in the opening hours
 * of the branch (behaviours.md C24, C24a, C32). What they are read from is read once, so keep it for one plan only.
 */
export function firstContactDelays(system: SystemReads): FirstContactDelay {
  const settings = settingsOf(system);
  const known = new Map<string | null, Promise<Awaited<ReturnType<typeof read>>>>();
  const read = async (branchId: string | null) => ({
    branch: branchId === null ? undefined : (await system.get(branchNoun, branchId))?.record,
    zone: await zoneOf(system, branchId),
  });
  const branchOf = (branchId: string | null): ReturnType<typeof read> => {
    const found = known.get(branchId) ?? read(branchId);
    known.set(branchId, found);
    return found;
  };
  return async ({ typeId, branchId }, came) => {
    const { leadTypes, firstContactMinutes } = await settings;
    const { branch, zone } = await branchOf(branchId);
    const type = leadTypes.find(({ id }) => id === typeId);
    const { default: ofBranch, ...ofTypes } = branch?.firstContactMinutes ?? {};
    const said = [type && ofTypes[type.id], type?.firstContactMinutes ?? undefined, ofBranch, firstContactMinutes];
    const minutes = said.find((each) => each !== undefined) ?? null;
    if (minutes === null) return null;
    const hours = (type?.department === 'after-sales' ? branch?.afterSalesHours : branch?.salesHours) ?? [];
    return afterOpenMinutes(came, minutes, hours, zone);
  };
}
