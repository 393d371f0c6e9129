/** Milliseconds between two early attempts, however often a page comes back. */
const APART = 5_000;

/** Calls back when the page is online or in view again; not sooner than 5 s after the last time, but then. */
export function onWake(wake: () => void): void {
  let last = -APART;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const woken = () => {
    if (document.hidden) return;
    timer ??= setTimeout(
      () => {
        timer = undefined;
        last = performance.now();
        wake();
      },
      Math.max(0, last + APART - performance.now()),
    );
  };
  addEventListener('online', woken);
  addEventListener('pageshow', woken);
  document.addEventListener('visibilitychange', woken);
}
