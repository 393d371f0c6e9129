import type { TradeIn } from '../trade-in/trade-in.noun.ts';
import { textLimits } from '../schema-parts.ts';
import { normalVin } from '../vehicle/vin.ts';
import { instantIn } from '../zone.ts';
import { type Raw, answerOf } from './answers.ts';

/** Countries whose odometers count miles. */
const miles: ReadonlySet<string> = new Set(['US', 'GB', 'LR', 'MM']);

/** What a visitor says of his own car. */
export type AskedTradeIn = Pick<TradeIn, 'make' | 'model' | 'plate' | 'vin' | 'year' | 'mileage' | 'condition' | 'defects'>;

function mileageOf(text: string | null, region: string): TradeIn['mileage'] {
  const value = Number((text ?? '').replaceAll(/\D/g, ''));
  if (text === null || value === 0 || !Number.isSafeInteger(value)) return null;
  const unit = /\bmi/i.test(text) ? 'mi' : /km/i.test(text) ? 'km' : miles.has(region) ? 'mi' : 'km';
  return { value, unit };
}

/** Reads the car that the house may take from `trade…` fields; undefined where nothing tells which car it is. */
export function readTradeIn(raw: Raw, region: string): AskedTradeIn | undefined {
  const take = (name: string, max: number = textLimits.line): string | null => answerOf(raw, name, max);
  const [make, model, plate, vin] = [take('tradeMake'), take('tradeModel'), take('tradePlate', 20), take('tradeVin', 50)];
  if (make === null && model === null && plate === null && vin === null) return undefined;
  const year = Number(take('tradeYear', 4) ?? Number.NaN);
  const condition = take('tradeCondition');
  return {
    make,
    model,
    plate: plate?.toUpperCase() ?? null,
    vin: vin === null ? null : normalVin(vin).slice(0, 17),
    year: Number.isInteger(year) && year >= 1886 && year <= 2200 ? year : null,
    mileage: mileageOf(take('tradeMileage', 30), region),
    condition: (['excellent', 'good', 'fair', 'poor'] as const).find((grade) => grade === condition) ?? null,
    defects: take('tradeDefects', textLimits.text),
  };
}

/** Reads the instant of a wished test drive from `driveDate` and `driveTime`, on the clocks of the branch; undefined where no day is wished. */
export function readDriveTime(raw: Raw, timeZone: string): string | undefined {
  const day = answerOf(raw, 'driveDate', 10);
  const time = answerOf(raw, 'driveTime', 5) ?? '09:00';
  if (day === null || !/^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day)) return undefined;
  return instantIn(timeZone, day, /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : '09:00');
}
