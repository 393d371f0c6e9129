import * as z from 'zod/mini';
import { millis, shift } from '../clock.ts';
import { addDays, dayIn, instantIn, weekday } from '../zone.ts';

const time = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** Hours at which a department is open on some days of the week, 1 is Monday; `HH:MM` on the clocks of the branch. */
export const openingRow = z.strictObject({
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
  from: time,
  until: time,
});

/** One line of opening hours. */
export type OpeningRow = z.output<typeof openingRow>;

/** Days after which a delay that never runs out is one of the wall clock. */
const longest = 400;
const minute = 60_000;

/**
 * The instant at which a delay of some minutes has run out that runs in opening hours only; by the wall clock where there are none
 * (behaviours.md C24, C32).
 */
export function afterOpenMinutes(start: string, minutes: number, hours: readonly OpeningRow[], timeZone: string): string {
  const wall = shift(start, minutes * minute);
  if (!hours.some(({ from, until }) => from < until)) return wall;
  const today = dayIn(timeZone, start);
  let left = minutes * minute;
  let at = start;
  for (let ahead = 0; ahead < longest; ahead++) {
    const day = addDays(today, ahead);
    const open = hours
      .filter(({ days }) => days.includes(weekday(day)))
      .map(({ from, until }) => ({ from: instantIn(timeZone, day, from), until: instantIn(timeZone, day, until) }))
      .sort((one, other) => millis(one.from) - millis(other.from));
    for (const { from, until } of open) {
      const begin = from > at ? from : at;
      const room = millis(until) - millis(begin);
      if (room <= 0) continue;
      if (room >= left) return shift(begin, left);
      left -= room;
      at = until;
    }
  }
  return wall;
}
