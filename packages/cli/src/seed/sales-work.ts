import type { Deed } from './lead-plans.ts';
import type { Random } from './random.ts';
import { type StockVehicle, labelOf } from './stock.ts';

const hour = 3_600_000;
const eur = (euros: number) => ({ minor: Math.round(euros * 100), currency: 'EUR' });

const owned = [
  ['Orane', 'Lumi', 2017, 14_500],
  ['Tamaris', 'Zia', 2019, 9_800],
  ['Brevik', 'Porto', 2015, 6_200],
  ['Nordhal', 'N4', 2018, 15_900],
  ['Valdor', 'Kaori', 2020, 18_400],
] as const;

const remarks = [
  'Préfère être appelé après 18 h.',
  'Vient avec son conjoint samedi, prévoir le siège enfant.',
  'Hésite entre essence et hybride : fait surtout de la ville.',
  'Compare avec une offre reçue à Grenoble.',
  'Veut la livraison avant les vacances.',
];

const letters = Array.from('ABCDEFGHJKLMNPQRSTVWXYZ');

function plate(random: Random): string {
  const two = (): string => random.pick(letters) + random.pick(letters);
  return `${two()}-${String(random.between(1, 999)).padStart(3, '0')}-${two()}`;
}

/** What a salesperson adds to a lead while it goes on: remarks, the client's car, a test drive, an offer. */
export function salesWork(random: Random, by: string, vehicle: StockVehicle | null): Deed[] {
  const deeds: Deed[] = [];
  let after = random.between(2, 20) * hour;
  const add = (command: string, input: object, ahead?: number): void => {
    deeds.push({ do: 'add', after, by, command, input, ...(ahead === undefined ? {} : { ahead }) });
    after += random.between(3, 40) * hour;
  };
  if (random.chance(0.5)) add('remark.create', { text: random.pick(remarks) });
  const tradesIn = random.chance(0.3);
  if (tradesIn) {
    const [make, model, year, value] = random.pick(owned);
    const mileage = { value: random.between(30, 160) * 1000, unit: 'km' };
    const condition = random.pick(['excellent', 'good', 'good', 'fair'] as const);
    add('tradeIn.create', { make, model, year, mileage, condition, plate: plate(random), wantedPrice: eur(value) });
  }
  if (!vehicle) return deeds;
  const label = labelOf(vehicle);
  if (random.chance(0.35)) add('testDrive.create', { vehicle: label }, random.between(20, 120) * hour);
  if (random.chance(0.45)) {
    const discount = random.chance(0.6) ? { discount: eur(random.between(2, 15) * 100) } : {};
    const extras = random.chance(0.4) ? { extras: [{ label: 'Garantie 24 mois', price: eur(690) }] } : {};
    add('offer.create', { vehicle: label, vehicleId: vehicle.id, price: eur(vehicle.price), ...discount, ...extras });
  }
  return deeds;
}
