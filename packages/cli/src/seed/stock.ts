import type { BranchId } from './house.ts';
import type { Random } from './random.ts';

/** The shape of a car, for whoever draws it. */
export type Body = 'city' | 'hatchback' | 'saloon' | 'estate' | 'suv' | 'cabriolet' | 'van';

/** A vehicle in stock as its dealer's site shows it. */
export interface StockVehicle {
  readonly id: string;
  readonly stockNumber: string;
  readonly vin: string;
  readonly make: string;
  readonly model: string;
  readonly trim: string;
  readonly body: Body;
  readonly color: string;
  readonly fuel: 'petrol' | 'diesel' | 'hybrid' | 'electric';
  readonly gearbox: 'manual' | 'automatic';
  readonly condition: 'new' | 'used' | 'demo';
  readonly year: number;
  readonly seats: number;
  readonly doors: number;
  readonly mileageKm: number;
  /** Euros, all taxes included. */
  readonly price: number;
  readonly branchId: BranchId;
}

interface Range {
  readonly make: string;
  readonly model: string;
  readonly body: Body;
  readonly price: number;
  readonly fuels: readonly StockVehicle['fuel'][];
}

const range = (make: string, model: string, body: Body, price: number, ...fuels: StockVehicle['fuel'][]): Range => ({
  make,
  model,
  body,
  price,
  fuels,
});

// No real make stands here: a demonstration is no place for other people's trademarks.
const ranges: readonly Range[] = [
  range('Orane', 'Lumi', 'city', 17_900, 'petrol', 'electric'),
  range('Orane', 'Petra', 'hatchback', 23_400, 'petrol', 'hybrid'),
  range('Orane', 'Solane', 'estate', 29_800, 'hybrid', 'diesel'),
  range('Valdor', 'Kaori', 'suv', 34_900, 'hybrid', 'electric'),
  range('Valdor', 'Mistrau', 'suv', 44_500, 'diesel', 'hybrid'),
  range('Nordhal', 'N4', 'saloon', 38_200, 'hybrid', 'electric'),
  range('Nordhal', 'N6 Break', 'estate', 46_900, 'diesel', 'hybrid'),
  range('Tamaris', 'Zia', 'hatchback', 21_600, 'petrol', 'electric'),
  range('Tamaris', 'Cala', 'cabriolet', 36_700, 'petrol'),
  range('Brevik', 'Porto', 'van', 31_300, 'diesel', 'electric'),
];

const trims = ['Essentiel', 'Intens', 'Signature', 'Sport', 'Business'] as const;
export const colors = {
  white: '#eef0f2',
  graphite: '#4b5058',
  night: '#23304a',
  red: '#b3261e',
  sky: '#6c9bc9',
  sage: '#7f947b',
  copper: '#b5713c',
  silver: '#b9bec4',
} as const;
const colorNames = Object.keys(colors);
const vinLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const homes: readonly BranchId[] = ['lyon', 'annecy', 'perpignan'];
const seatsOf: Partial<Record<Body, number>> = { city: 4, cabriolet: 4, van: 3 };
const doorsOf: Partial<Record<Body, number>> = { saloon: 4, cabriolet: 2, van: 4 };

/** Forty vehicles, new, demonstration and used. `year` is the present one. */
export function makeStock(random: Random, year: number): StockVehicle[] {
  return Array.from({ length: 40 }, (_, index) => {
    const { make, model, body, price, fuels } = ranges[index % ranges.length]!;
    const condition = random.pick(['used', 'used', 'used', 'new', 'demo'] as const);
    const age = condition === 'used' ? random.between(1, 7) : condition === 'demo' ? random.between(0, 1) : 0;
    const km =
      condition === 'new'
        ? random.between(5, 20)
        : condition === 'demo'
          ? random.between(1_200, 8_900)
          : age * random.between(9_000, 19_000);
    const level = random.between(0, trims.length - 1);
    const value = price * (1 + level * 0.05) * 0.87 ** age * (condition === 'demo' ? 0.9 : 1) - km * 0.02;
    return {
      id: `stock-${String(index + 1).padStart(2, '0')}`,
      stockNumber: `V${String(24_000 + index * 7 + random.between(0, 6))}`,
      vin: `VX9${Array.from({ length: 14 }, () => vinLetters[random.between(0, vinLetters.length - 1)]).join('')}`,
      make,
      model,
      trim: trims[level]!,
      body,
      color: random.pick(colorNames),
      fuel: random.pick(fuels),
      gearbox: body === 'city' || random.chance(0.35) ? 'manual' : 'automatic',
      condition,
      year: year - age,
      seats: seatsOf[body] ?? 5,
      doors: doorsOf[body] ?? 5,
      mileageKm: Math.round(km / 10) * 10 + (condition === 'new' ? 8 : 0),
      price: Math.round(value / 100) * 100 - 10,
      branchId: homes[index % homes.length]!,
    };
  });
}

/** Make, model and version in one line. */
export function labelOf({ make, model, trim }: Pick<StockVehicle, 'make' | 'model' | 'trim'>): string {
  return `${make} ${model} ${trim}`;
}
