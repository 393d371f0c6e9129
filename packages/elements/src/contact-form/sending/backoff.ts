const FIRST = 1_000;
const LONGEST = 300_000;
const DAY = 86_400_000;
const BETWEEN_WAKES = 5_000;

/** How long a server asks to wait, in ms: seconds up to a day; a date, which a wrong clock may distort, up to five minutes. */
export function retryAfter(header: string | null, now: number = Date.now()): number {
  if (!header) return 0;
  const seconds = Number(header);
  const [asked, longest] = Number.isNaN(seconds) ? [Date.parse(header) - now, LONGEST] : [seconds * 1_000, DAY];
  return Math.min(Math.max(asked || 0, 0), longest);
}

/** The pause before attempt `n + 1`, in ms: equal jitter, doubling to five minutes, never below what the server asked. */
export function delay(n: number, floor: number, random: number = Math.random()): number {
  const most = Math.min(LONGEST, FIRST * 2 ** n);
  return Math.max(most / 2 + (random * most) / 2, floor && floor + random * FIRST);
}

/** A pause that ends by itself, by `now()`, or early when the page comes back online or into view (not sooner than 5 s or `floor`). */
export interface Pause {
  over: Promise<void>;
  now(): void;
}

/** Starts a pause of `ms`. */
export function pause(ms: number, floor = 0): Pause {
  const wakes = [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
  ] as const;
  const began = performance.now();
  const listening = new AbortController();
  let end = () => {};
  const over = new Promise<void>((resolve) => (end = resolve));
  const timers = [setTimeout(end, ms)];
  const wake = () => {
    if (document.hidden) return;
    timers.push(setTimeout(end, Math.max(0, began + Math.max(BETWEEN_WAKES, floor) - performance.now())));
  };
  for (const [target, type] of wakes) target.addEventListener(type, wake, { signal: listening.signal });
  void over.then(() => {
    listening.abort();
    timers.forEach(clearTimeout);
  });
  return { over, now: end };
}
