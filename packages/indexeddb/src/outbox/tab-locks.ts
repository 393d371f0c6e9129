/** Lets go of a lock. Calling it twice does no harm. */
export type Release = () => void;

/** The browser's locks, which end with their tab; undefined where there are none. */
function lockManager(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}

/**
 * Takes a lock without waiting. `held`: nobody else has it until `release`. `taken`: another tab has it and is alive.
 * `unknown`: this browser, or this origin, has no locks.
 */
export function takeLock(
  name: string,
): Promise<{ readonly lock: 'held'; readonly release: Release } | { readonly lock: 'taken' | 'unknown' }> {
  const locks = lockManager();
  if (!locks) return Promise.resolve({ lock: 'unknown' });
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock)
          return new Promise<void>((release) => {
            resolve({ lock: 'held', release });
          });
        resolve({ lock: 'taken' });
        return undefined;
      })
      .catch(() => {
        resolve({ lock: 'unknown' });
      });
  });
}
