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

/** The instant (milliseconds) at which calendar and clock of a time zone show `YYYY-MM-DDTHH:MM`; NaN when it is none. An hour that the clock leaves out is taken as the one after it. */
export function instantOf(timeZone: string | undefined, local: string): number {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return NaN;
  const shown = (at: number): number => Date.parse(`${localOf(timeZone, at)}Z`);
  const near = wall + wall - shown(wall);
  return near + wall - shown(near);
}

/** The day (`YYYY-MM-DD`) some days after another. */
export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The first instant (milliseconds) of the day that is so many days after the one of an instant, in a time zone. */
export const startOfDay = (timeZone: string | undefined, at: number, days = 0): number =>
  instantOf(timeZone, `${dayAfter(localOf(timeZone, at).slice(0, 10), days)}T00:00`);
