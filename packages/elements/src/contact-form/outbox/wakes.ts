/** Milliseconds between two early attempts, however often a page comes back. */
const APART = 5_000;

/** Calls back when the page is online or in view again; not sooner than 5 s after the last time. */
export function onWake(wake: () => void): void {
  let last = -APART;
  const woken = () => {
    if (document.hidden || performance.now() - last < APART) return;
    last = performance.now();
    wake();
  };
  addEventListener('online', woken);
  addEventListener('pageshow', woken);
  document.addEventListener('visibilitychange', woken);
}
