interface Wish {
  readonly ms: number;
  due: number;
}

const wishes = new Map<() => void, Wish>();
let ticking: { readonly timer: ReturnType<typeof setInterval>; readonly ms: number } | undefined;

// Zone.js would take every tick for a reason to check a whole Angular application.
const every = (callback: () => void, ms: number): ReturnType<typeof setInterval> =>
  ((globalThis as { __zone_symbol__setInterval?: typeof setInterval }).__zone_symbol__setInterval ?? setInterval)(callback, ms);

function tick(): void {
  if (document.visibilityState !== 'visible') return;
  // A timer may come a little early.
  const now = performance.now() + 50;
  for (const [callback, wish] of wishes)
    if (wish.due <= now) {
      wish.due = now + wish.ms - 50;
      callback();
    }
}

function wind(): void {
  const ms = Math.min(...[...wishes.values()].map((wish) => wish.ms));
  if (ticking?.ms === ms) return;
  clearInterval(ticking?.timer);
  ticking = wishes.size > 0 ? { timer: every(tick, ms), ms } : undefined;
}

/** Calls back as time goes by, while the page is seen; one timer serves everybody. Answers what ends it. */
export function eachTick(ms: number, callback: () => void): () => void {
  wishes.set(callback, { ms, due: performance.now() + ms });
  wind();
  return () => {
    wishes.delete(callback);
    wind();
  };
}
