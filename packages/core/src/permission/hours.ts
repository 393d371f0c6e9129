import { DealerkitError } from '../errors.ts';

/** Opening times on the clock of one place. */
export interface Hours {
  /** IANA time zone, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** Days of the week, 1 is Monday and 7 is Sunday; every day when left out. */
  readonly days?: readonly number[];
  /** From and until, `HH:MM`; the last minute is outside. Until before from ends on the next day, which is then still the day before. */
  readonly from: string;
  readonly until: string;
}

/** Asks whether an instant (ISO 8601) lies within the hours. */
export type HoursTest = (instant: string) => boolean;

const weekdays = 'MonTueWedThuFriSatSun';

/** Compiles hours. Throws `malformed` for a time zone, a time or a day that does not exist. */
export function compileHours({ timeZone, days, from, until }: Hours): HoursTest {
  const fail = (message: string): never => {
    throw new DealerkitError('malformed', message);
  };
  if (![from, until].every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) || from === until) fail(`no hours ${from}-${until}`);
  if (days?.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) fail(`no days ${days.join()}`);
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  } catch {
    return fail(`no time zone ${timeZone}`);
  }
  const placed = (at: number): { readonly day: number; readonly time: string } => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { day: weekdays.indexOf(parts['weekday']!) / 3 + 1, time: `${parts['hour']!}:${parts['minute']!}` };
  };
  return (instant) => {
    const { day, time } = placed(Date.parse(instant));
    const on = (of: number): boolean => !days || days.includes(of);
    if (from < until) return on(day) && time >= from && time < until;
    return time >= from ? on(day) : time < until && on(day === 1 ? 7 : day - 1);
  };
}
