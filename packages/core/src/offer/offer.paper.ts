import type { Client } from '../client/client.noun.ts';
import type { Lead } from '../lead/lead.noun.ts';
import type { Offer } from './offer.noun.ts';
import type { PlanContext } from '../open-crm/kit.ts';
import { settingsOf, zoneOf } from '../settings/read-settings.ts';
import { type TradeIn, tradeInNoun } from '../trade-in/trade-in.noun.ts';
import { vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { dayIn } from '../zone.ts';
import { addressLines, houseOf, some } from '../branch/letterhead.ts';
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

/** A trade-in in one line, as far as it is known. */
export const tradeInLabel = ({ make, model, year, plate }: Partial<TradeIn>): string | null =>
  some(make, model, year == null ? null : String(year), plate)
    .join(' ')
    .slice(0, 255) || null;

/** A paper of an offer as everything is now. What whoever asks may not see stands not on it. */
export async function paperOf(ctx: PlanContext, { kind, language, offer, lead, client }: PaperSubject): Promise<Paper> {
  const settings = await settingsOf(ctx.system);
  const vehicle = offer.vehicleId === null ? undefined : (await ctx.get(vehicleNoun, offer.vehicleId).catch(() => undefined))?.record;
  const tradeIn = offer.tradeInId === null ? undefined : await ctx.system.get(tradeInNoun, offer.tradeInId);
  return {
    ...{ kind, language, code: lead.code, date: dayIn(await zoneOf(ctx.system, lead.branchId), ctx.now), validUntil: offer.validUntil },
    ...(await houseOf(ctx, lead, language)),
    client: { name: client.name ?? lead.name, lines: addressLines(client.address, settings.region, language) },
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
