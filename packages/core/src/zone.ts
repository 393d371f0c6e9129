import { shift } from './clock.ts';

// To make one costs twenty times what it costs to use it.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', era: 'short' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    } as const);
  clocks.set(timeZone, format);
  return format;
}

/** Milliseconds that the clocks of a time zone are ahead of UTC at an instant. */
function aheadBy(timeZone: string, at: number): number {
  const format = clockOf(timeZone);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** A calendar day (`YYYY-MM-DD`) some days later. */
export function addDays(day: string, days: number): string {
  return shift(`${day}T00:00:00.000Z`, days * 86_400_000).slice(0, 10);
}

/**
 * The instant at which the clocks of a time zone show a day (`YYYY-MM-DD`) and a time (`HH:MM`): the first one where they show it twice,
 * and as much later as the clocks are put forward where they skip it.
 */
export function instantIn(timeZone: string, day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const candidates = [-86_400_000, 86_400_000].map((away) => wall - aheadBy(timeZone, wall + away));
  const shown = candidates.find((at) => at + aheadBy(timeZone, at) === wall) ?? candidates[0]!;
  return new Date(shown).toISOString();
}

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone. */
export function dayIn(timeZone: string, at: string): string {
  const utc = Date.parse(at);
  return new Date(utc + aheadBy(timeZone, utc)).toISOString().slice(0, 10);
}

/** The day of the week of a calendar day (`YYYY-MM-DD`): 1 is Monday and 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T12:00:00.000Z`).getUTCDay() || 7;
}

/** Tells whether a text names a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
