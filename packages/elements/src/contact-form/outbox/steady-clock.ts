import type { Clock } from '@dealerkit/core';

const DAY = 86_400_000;

/**
 * The device's clock, but for a leap ahead by more than a day while the page is open: that is a clock set wrongly, and no request
 * expires of it. A clock set back is the store's to see through.
 */
export function steadyClock(clock: Clock = Date, elapsed: () => number = () => performance.now()): Clock {
  const [since, began] = [clock.now(), elapsed()];
  return {
    now() {
      const now = clock.now();
      const steady = since + elapsed() - began;
      return now - steady > DAY ? Math.round(steady) : now;
    },
  };
}
