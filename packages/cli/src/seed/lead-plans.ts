import { type BranchId, managerOf, salespeople } from './house.ts';
import { followUpTitle, lostNote, visitorMessage } from './letters.ts';
import type { SeedClient } from './people.ts';
import { type Random, randomFrom } from './random.ts';
import { salesWork } from './sales-work.ts';
import { type StockVehicle, labelOf } from './stock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A lead of the past, decided before anything runs: when it came, from where, and everything that was done about it. */
export interface LeadPlan {
  readonly client: number;
  readonly at: number;
  readonly origin: 'website' | 'showroom';
  readonly sourceId: string;
  readonly typeId: string;
  readonly branchId: BranchId;
  /** Who received it; null leaves it to the manager. */
  readonly ownerId: string | null;
  readonly vehicle: StockVehicle | null;
  readonly label: string | null;
  readonly message: string;
  readonly deeds: readonly Deed[];
}

/** One thing done about a lead, milliseconds after it came. */
export type Deed = { readonly after: number; readonly by: string } & (
  | { readonly do: 'contact' }
  | { readonly do: 'assign'; readonly to: string }
  | { readonly do: 'plan'; readonly title: string; readonly dueAfter: number; readonly kind: 'follow-up' | 'appointment' | 'deadline' }
  | { readonly do: 'finish-plans' }
  /** What a command adds to the lead; with `ahead`, at an instant so many milliseconds later. */
  | { readonly do: 'add'; readonly command: string; readonly input: object; readonly ahead?: number }
  | { readonly do: 'stage'; readonly stageId: string }
  | { readonly do: 'win' }
  | { readonly do: 'lose'; readonly reasonId: string; readonly note: string | null }
);

const ladder = ['fit-criteria', 'suspect', 'need-assessment', 'qualified', 'proposal', 'negotiations'] as const;
const reasons = [
  'elsewhere-same',
  'elsewhere-other',
  'price',
  'price',
  'financing',
  'trade-in-value',
  'vehicle-gone',
  'no-response',
  'no-response',
  'postponed',
];

// Websites receive at all hours, people in shops during the day.
function arrival(random: Random, now: number, months: number): number {
  const ago = random.next() ** 1.25 * months * 30 * day;
  const moment = new Date(now - ago - 4 * minute);
  if (random.chance(0.85)) moment.setUTCHours(random.between(7, 18), random.between(0, 59), random.between(0, 59), 0);
  return Math.min(moment.getTime(), now - random.between(4, 90) * minute);
}

function deedsOf(random: Random, age: number, owner: string | null, branchId: BranchId, shared: boolean): Deed[] {
  const manager = managerOf(branchId);
  let seller = owner ?? random.pick(salespeople(branchId));
  const deeds: Deed[] = [];
  let after = random.between(6, 50) * minute;
  if (owner === null) {
    // The fresh ones wait for somebody, some older ones were forgotten.
    if (age < 2 * day || random.chance(0.12)) return [];
    deeds.push({ do: 'assign', after, by: manager, to: seller });
    after += random.between(5, 90) * minute;
  } else if (shared && random.chance(0.45)) {
    seller = random.pick(salespeople(branchId));
    if (seller !== owner) deeds.push({ do: 'assign', after, by: manager, to: seller });
    after += 2 * minute;
  }
  if (random.chance(age < 3 * day ? 0.3 : 0.045)) return deeds;
  deeds.push({ do: 'contact', after, by: seller });
  const rungs = random.between(0, ladder.length);
  for (const stageId of ladder.slice(0, rungs)) {
    if (random.chance(0.35)) continue;
    after += random.between(3, 80) * hour;
    deeds.push({ do: 'stage', after, by: seller, stageId });
    if (random.chance(0.3)) {
      const kind = random.pick(['follow-up', 'follow-up', 'appointment', 'deadline'] as const);
      deeds.push({
        do: 'plan',
        after: after + minute,
        by: seller,
        kind,
        title: followUpTitle(random),
        dueAfter: after + random.between(20, 200) * hour,
      });
    }
  }
  after += random.between(1, 20) * day;
  const [end, won] = [random.chance(0.84), random.chance(0.27 + rungs * 0.03)];
  if (!end) return deeds;
  deeds.push({ do: 'finish-plans', after: after - minute, by: seller });
  if (won) deeds.push({ do: 'win', after, by: seller });
  else deeds.push({ do: 'lose', after, by: seller, reasonId: random.pick(reasons), note: random.chance(0.3) ? lostNote(random) : null });
  return deeds;
}

/** Decides the leads of the last six months: every client has one, some have several. */
export function planLeads(
  random: Random,
  clients: readonly SeedClient[],
  stock: readonly StockVehicle[],
  count: number,
  now: number,
): LeadPlan[] {
  const again = Array.from({ length: count - clients.length }, () => Math.floor(random.next() ** 1.6 * clients.length));
  return random
    .shuffled([...clients.keys(), ...again])
    .map((client): LeadPlan => {
      const { branchId, language } = clients[client]!;
      const at = arrival(random, now, 6);
      const origin = random.chance(0.62) ? 'website' : 'showroom';
      const vehicle = random.chance(0.78) ? random.pick(stock) : null;
      const seller = random.pick(salespeople(branchId));
      const ownerId = origin === 'showroom' ? seller : branchId === 'perpignan' ? null : branchId === 'lyon' ? 'camille' : 'thomas';
      return {
        client,
        at,
        origin,
        branchId,
        ownerId,
        sourceId: origin === 'website' ? 'website' : random.pick(['phone', 'walk-in', 'walk-in', 'referral', 'previous-client']),
        typeId: random.pick(['contact', 'quote', 'test-drive', 'trade-in', 'call-back']),
        vehicle,
        label: vehicle && labelOf(vehicle),
        message: visitorMessage(random, language),
        deeds: [
          ...deedsOf(random, now - at, ownerId, branchId, origin === 'website'),
          ...(ownerId === null ? [] : salesWork(randomFrom(at / 1000 + client), ownerId, vehicle)),
        ],
      };
    })
    .sort((a, b) => a.at - b.at);
}
