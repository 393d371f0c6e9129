import { millis, shift } from '../clock.ts';
import { addDays, dayIn, instantIn } from '../zone.ts';

/** Minutes before its due instant at which a task may remind; null never does (behaviours.md O22). */
export const reminderChoices: readonly (number | null)[] = [null, 5, 15, 30, 60, 120, 1440];

const closing = '18:00';
const lastMinute = '23:59';
const minute = 60_000;

/** Instants that are offered for a task's due instant, at six in the evening of a time zone and never past (behaviours.md O21). */
export function duePresets(now: string, timeZone: string): Readonly<Record<'today' | 'threeDays' | 'week', string>> {
  const day = dayIn(timeZone, now);
  const at = (days: number): string => instantIn(timeZone, addDays(day, days), closing);
  const today = [at(0), instantIn(timeZone, day, lastMinute)].find((instant) => instant > now) ?? shift(now, minute);
  return { today, threeDays: at(3), week: at(7) };
}

/** What is offered when nobody was reached: an hour later, and the next morning at nine in a time zone (behaviours.md C28a). */
export function nextSteps(now: string, timeZone: string): Readonly<Record<'hour' | 'tomorrow', string>> {
  return { hour: shift(now, 60 * minute), tomorrow: instantIn(timeZone, addDays(dayIn(timeZone, now), 1), '09:00') };
}

/** A reminder that fits the time left and is not at once; null where no time is left (behaviours.md O22). */
export function fittingReminder(wished: number | null, now: string, dueAt: string): number | null {
  const left = Math.floor((millis(dueAt) - millis(now)) / minute);
  return wished === null || left < 2 ? null : Math.min(wished, left - 1);
}
