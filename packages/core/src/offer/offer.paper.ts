import { branchNoun } from '../branch/branch.noun.ts';
import type { Client } from '../client/client.noun.ts';
import type { Lead } from '../lead/lead.noun.ts';
import type { Offer } from './offer.noun.ts';
import type { PlanContext } from '../open-crm/kit.ts';
import { settingsOf, zoneOf } from '../settings/read-settings.ts';
import { type TradeIn, tradeInNoun } from '../trade-in/trade-in.noun.ts';
import { type User, userNoun } from '../user/user.noun.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { dayIn } from '../zone.ts';
import type { PaperKind, PaperLanguage } from '../paper/paper-kinds.ts';
import type { Paper } from '../paper/paper.ts';

/** What a paper is made of. The client is as whoever asks may see him. */
export interface PaperSubject {
  readonly kind: PaperKind;
  readonly language: PaperLanguage;
  readonly offer: Offer;
  readonly lead: Pick<Lead, 'code' | 'name' | 'branchId' | 'ownerIds'>;
  readonly client: Partial<Client>;
}

type Address = NonNullable<Client['address']>;

const some = (...texts: readonly (string | null | undefined)[]): string[] => texts.filter((text): text is string => Boolean(text));

/** A postal address, a line for each part; the country only where it is abroad. */
function addressLines(address: Address | null | undefined, at: string, language: string): string[] {
  if (!address) return [];
  const { street, zip, city, state, country } = address;
  const abroad = country !== null && /^[a-z]{2}$/i.test(country) && country.toUpperCase() !== at;
  const named = abroad ? new Intl.DisplayNames([language], { type: 'region' }).of(country.toUpperCase()) : undefined;
  return some(street, some(zip, city).join(' '), state, named);
}

const tradeInLabel = ({ make, model, year, plate }: TradeIn): string | null =>
  some(make, model, year === null ? null : String(year), plate)
    .join(' ')
    .slice(0, 255) || null;

/** The house as clients know it: its name, and that of the branch where it has none of its own. */
const houseName = (house: string | undefined, branch: string | undefined): string => house || branch || '–';

/** A paper of an offer as everything is now. What whoever asks may not see stands not on it. */
export async function paperOf(ctx: PlanContext, { kind, language, offer, lead, client }: PaperSubject): Promise<Paper> {
  const settings = await settingsOf(ctx.system);
  const branch = lead.branchId === null ? undefined : (await ctx.system.get(branchNoun, lead.branchId))?.record;
  const owner = await ctx.system.get(userNoun, lead.ownerIds[0] ?? ctx.person.id);
  const seller: Partial<User> = owner?.record ?? { name: ctx.person.name };
  const vehicle = offer.vehicleId === null ? undefined : (await ctx.get(vehicleNoun, offer.vehicleId).catch(() => undefined))?.record;
  const tradeIn = offer.tradeInId === null ? undefined : await ctx.system.get(tradeInNoun, offer.tradeInId);
  const name = houseName(settings.houseName, branch?.name);
  const place = branch && branch.name !== name ? branch.name : undefined;
  // Branches from before they had an address have none.
  const address = addressLines(branch?.address, settings.region, language);
  return {
    ...{ kind, language, code: lead.code, date: dayIn(await zoneOf(ctx.system, lead.branchId), ctx.now), validUntil: offer.validUntil },
    house: {
      name,
      lines: some(place, ...(address.length > 0 ? address : some(branch?.city)), branch?.phone, branch?.email),
      legal: settings.houseLegal || null,
    },
    client: { name: client.name ?? lead.name, lines: addressLines(client.address, settings.region, language) },
    salesperson: { name: seller.name || name, lines: some(seller.phone, seller.email) },
    vehicle: {
      label: offer.vehicle,
      vin: vehicle?.vin ?? null,
      stockNumber: vehicle?.stockNumber ?? null,
      year: vehicle?.year ?? null,
      mileage: vehicle?.mileage ?? null,
      fuel: vehicle?.fuel ?? null,
    },
    ...{ price: offer.price, extras: [...offer.extras], discount: offer.discount, total: offer.total },
    tradeIn: offer.tradeInValue === null ? null : { label: tradeIn ? tradeInLabel(tradeIn.record) : null, price: offer.tradeInValue },
  };
}
