import { branchNoun } from './branch.noun.ts';
import type { Client } from '../client/client.noun.ts';
import type { Lead } from '../lead/lead.noun.ts';
import type { PlanContext } from '../open-crm/kit.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { type User, userNoun } from '../user/user.noun.ts';
import type { Paper } from '../paper/paper.ts';

type Address = NonNullable<Client['address']>;

/** Those of some texts that say something. */
export const some = (...texts: readonly (string | null | undefined)[]): string[] => texts.filter((text): text is string => Boolean(text));

/** A postal address, a line for each part; the country only where it is abroad. */
export function addressLines(address: Address | null | undefined, at: string, language: string): string[] {
  if (!address) return [];
  const { street, zip, city, state, country } = address;
  const abroad = country !== null && /^[a-z]{2}$/i.test(country) && country.toUpperCase() !== at;
  const named = abroad ? new Intl.DisplayNames([language], { type: 'region' }).of(country.toUpperCase()) : undefined;
  return some(street, some(zip, city).join(' '), state, named);
}

/** The house as clients know it, and who of it answers their questions. */
export async function houseOf(
  ctx: PlanContext,
  { branchId, ownerIds }: Pick<Lead, 'branchId' | 'ownerIds'>,
  language: string,
): Promise<Pick<Paper, 'house' | 'salesperson'>> {
  const settings = await settingsOf(ctx.system);
  const branch = branchId === null ? undefined : (await ctx.system.get(branchNoun, branchId))?.record;
  const owner = await ctx.system.get(userNoun, ownerIds[0] ?? ctx.person.id);
  const seller: Partial<User> = owner?.record ?? { name: ctx.person.name };
  // The name of the branch where the house has none of its own.
  const name = settings.houseName || branch?.name || '–';
  const place = branch && branch.name !== name ? branch.name : undefined;
  // Branches from before they had an address have none.
  const address = addressLines(branch?.address, settings.region, language);
  return {
    house: {
      name,
      lines: some(place, ...(address.length > 0 ? address : some(branch?.city)), branch?.phone, branch?.email),
      legal: settings.houseLegal || null,
    },
    salesperson: { name: seller.name || name, lines: some(seller.phone, seller.email) },
  };
}
