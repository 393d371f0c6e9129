import { addDays, instantIn } from '@dealerkit/core';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('sv-SE', { ...(timeZone ? { timeZone } : {}), dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  formats.set(key, format);
  return format;
}

/** What calendar and clock of a time zone show at an instant (milliseconds): `YYYY-MM-DDTHH:MM`, as a field for date and time holds it. */
export const localOf = (timeZone: string | undefined, at: number): string => formatOf(timeZone).format(at).replace(' ', 'T');

/** The instant (milliseconds) at which calendar and clock of a time zone, or of this machine, show `YYYY-MM-DDTHH:MM`; NaN when it is none. */
export function instantOf(timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone, local: string): number {
  if (Number.isNaN(Date.parse(`${local}Z`))) return NaN;
  return Date.parse(instantIn(timeZone, local.slice(0, 10), local.slice(11, 16)));
}

/** The day (`YYYY-MM-DD`) some days after another. */
export const dayAfter = addDays;

/** The first instant (milliseconds) of the day that is so many days after the one of an instant, in a time zone. */
export const startOfDay = (timeZone: string | undefined, at: number, days = 0): number =>
  instantOf(timeZone, `${dayAfter(localOf(timeZone, at).slice(0, 10), days)}T00:00`);
