import type { Authenticate } from '../options.ts';

/** Asks one after another who a request comes from, until one of them knows. */
export function anyAuth(...ways: readonly Authenticate[]): Authenticate {
  return async (request, info) => {
    for (const way of ways) {
      const identity = await way(request, info);
      if (identity) return identity;
    }
    return null;
  };
}
