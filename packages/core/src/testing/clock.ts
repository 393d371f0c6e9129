import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /** Sets it to an instant, ISO 8601. */
  set(instant: string): void;
  /** Moves it by milliseconds, back with a negative number. */
  advance(ms: number): void;
}

/** A clock that stands at an instant (ISO 8601) until it is moved. */
export function testClock(start = '2026-01-05T09:00:00.000Z'): TestClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    set(instant) {
      now = Date.parse(instant);
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** Identifiers in a row, of the shape of real ones: `00000000-0000-7000-8000-000000000001`, then `…2`. */
export function idSequence(): Ids {
  let last = 0;
  return { next: () => `00000000-0000-7000-8000-${(++last).toString(16).padStart(12, '0')}` };
}
