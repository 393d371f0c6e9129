import { type AnyRecord, instantIn } from '@dealerkit/core';
import type { FieldDescription } from '@dealerkit/core/describe';

/** A record as its form holds it: one text for each field, whatever it is. */
export type RecordDraft = Readonly<Record<string, string>>;

/** What texts are read and written with. */
export interface DraftContext {
  /** IANA name of the zone that instants are typed in. */
  readonly timeZone: string | undefined;
  /** For amounts that have none yet. */
  readonly currency: string;
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
function aheadMs(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...(timeZone ? { timeZone } : {}),
    ...{ hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (type) => Number(parts.find((part) => part.type === type)?.value),
  );
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** An instant as the clocks of a zone show it, `2026-03-29T09:30`. */
export function wallTime(instant: string, timeZone?: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + aheadMs(at, timeZone)).toISOString().slice(0, 16);
}

/** The instant at which the clocks of a zone, or of this machine, show this; as much later as the clocks are put forward where they skip it. */
export function instantAt(wall: string, timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone): string | undefined {
  if (Number.isNaN(Date.parse(`${wall}Z`))) return undefined;
  return instantIn(timeZone, wall.slice(0, 10), wall.slice(11, 16));
}

/** A number as people type it: either separator for decimals, spaces between thousands. */
export function typedNumber(text: string): number {
  const tight = text.replaceAll(/[\s\u00A0\u202F']/g, '');
  const decimal = Math.max(tight.lastIndexOf(','), tight.lastIndexOf('.'));
  const several = tight.replaceAll(/[^.,]/g, '').length > 1;
  // One mark is the decimal one; of several, the last, unless it is the same as the first and so stands between thousands.
  const thousands = several && new Set(tight.replaceAll(/[^.,]/g, '')).size === 1;
  const whole =
    decimal < 0 || thousands
      ? tight.replaceAll(/[.,]/g, '')
      : `${tight.slice(0, decimal).replaceAll(/[.,]/g, '')}.${tight.slice(decimal + 1)}`;
  return /^-?\d*\.?\d*$/.test(whole) && /\d/.test(whole) ? Number(whole) : Number.NaN;
}

/** A stored value as the form shows it. */
export function formText(field: FieldDescription, stored: unknown, { timeZone }: DraftContext): string {
  if (stored === null || stored === undefined || stored === false) return '';
  switch (field.type) {
    case 'money': {
      const { minor, currency } = stored as { minor: number; currency: string };
      const digits = digitsOf(currency);
      return (minor / 10 ** digits).toFixed(minor % 10 ** digits === 0 ? 0 : digits);
    }
    case 'instant':
      return wallTime(stored as string, timeZone);
    case 'texts':
      return (stored as readonly string[]).join('\n');
    default:
      return typeof stored === 'string' ? stored : JSON.stringify(stored);
  }
}

/** What the form's text says, as a command takes it; undefined when it says nothing that can be stored. */
export function inputOf(
  field: FieldDescription,
  text: string,
  before: AnyRecord | undefined,
  { timeZone, currency }: DraftContext,
): unknown {
  const typed = text.trim();
  if (field.type === 'boolean') return typed !== '';
  if (field.type === 'texts') return typed.split('\n').flatMap((line) => line.trim() || []);
  if (typed === '') return field.nullable ? null : field.required || field.type !== 'text' ? undefined : '';
  switch (field.type) {
    case 'integer':
    case 'number': {
      const number = typedNumber(typed);
      return Number.isNaN(number) || (field.type === 'integer' && !Number.isInteger(number)) ? undefined : number;
    }
    case 'money': {
      const unit = (before?.[field.name] as { currency?: string } | null | undefined)?.currency ?? currency;
      const minor = typedNumber(typed) * 10 ** digitsOf(unit);
      // More digits than the currency has: 1.249 may be meant for a thousand and more.
      return Math.abs(minor - Math.round(minor)) < 1e-4 ? { minor: Math.round(minor), currency: unit } : undefined;
    }
    case 'date':
      return Number.isNaN(Date.parse(typed)) ? undefined : typed;
    case 'instant':
      return instantAt(typed, timeZone);
    default:
      return typed;
  }
}
