import type { Ids } from '@dealerkit/core';
import { dealerNouns, dealerPreset, foundTenant } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import { type Backend, type Ports, allNouns, house as system } from '@dealerkit/core/server';
import { copyTenant } from './copy-tenant.ts';
import { forms } from './forms.ts';
import { branches, groups, houseLegal, profiles, users } from './house.ts';
import { planLeads } from './lead-plans.ts';
import { type PastHouse, asPerson, liveThrough } from './live-through.ts';
import { makeClient } from './people.ts';
import { type Random, randomFrom } from './random.ts';
import { type StockVehicle, labelOf, makeStock } from './stock.ts';

const seed = 20_260_101;
const sizes = { clients: 300, leads: 800 } as const;

/** The forty vehicles of the demonstration: the same for the CRM and for the dealer's site. */
export function demoStock(now: number): StockVehicle[] {
  return makeStock(randomFrom(seed), new Date(now).getUTCFullYear());
}

/** Repeatable identifiers in the shape of ours: time first, then the next bits of the seed. */
function repeatableIds(clock: { now(): number }, random: Random): Ids {
  const hex = (length: number): string => Array.from({ length }, () => random.between(0, 15).toString(16)).join('');
  return {
    next() {
      const time = clock.now().toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
    },
  };
}

async function furnish(house: PastHouse, stock: readonly StockVehicle[]): Promise<void> {
  const run = asPerson(house);
  const save = (noun: string, id: string, data: object) => run(system, `${noun}.save`, { id, data });
  await run(system, 'settings.set', { patch: { firstContactMinutes: 60, houseName: 'Vermeil Automobiles', houseLegal } });
  for (const { id, ...data } of profiles) await save('profile', id, data);
  for (const { id, ...data } of groups) await save('group', id, data);
  for (const { id, ...data } of branches) await save('branch', id, { ...data, timeZone: 'Europe/Paris' });
  for (const { id, ...data } of users) await save('user', id, { ...data, email: `${id}@vermeil-automobiles.example` });
  for (const { id, data } of forms) await save('form', id, data);
  for (const each of stock) {
    const { id, make, model, trim, condition, year, vin, stockNumber, fuel, branchId } = each;
    const data = { label: labelOf(each), make, model, trim, condition, year, vin, stockNumber, fuel, branchId };
    const price = { minor: each.price * 100, currency: 'EUR' };
    await save('vehicle', id, { ...data, price, mileage: { value: each.mileageKm, unit: 'km' } });
  }
}

/** What the demonstration is made with. The same `now` gives the same records, byte for byte. */
export interface SeedOptions {
  readonly backend: Backend;
  readonly ports: Ports;
  readonly now: number;
}

/**
 * Fills an empty tenant with a dealership that has worked for six months: the real commands run in memory with a clock in the past,
 * then every record is copied. Answers how many records there are.
 */
export async function seedTenant({ backend, ports, now }: SeedOptions): Promise<number> {
  const nouns = allNouns(dealerNouns);
  const past = memoryBackend({ nouns });
  let at = now - 190 * 86_400_000;
  const clock = { now: () => at, set: (to: number) => void (at = to) };
  const random = randomFrom(seed + 1);
  const house: PastHouse = { backend: past, ports, clock, ids: repeatableIds(clock, randomFrom(seed + 2)) };
  const stock = demoStock(now);
  await foundTenant({ backend: past, nouns: dealerNouns, preset: dealerPreset, clock });
  await furnish(house, stock);
  const clients = Array.from({ length: sizes.clients }, (_, index) => makeClient(random, index, branches[index % branches.length]!.id));
  await liveThrough(house, planLeads(random, clients, stock, sizes.leads, now), clients, now);
  return copyTenant(past, backend, nouns);
}
