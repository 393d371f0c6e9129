import { isDealerkitError } from '@dealerkit/core';

/** How calls are tried again. */
export interface RetryOptions {
  /** Attempts in all, the first included; 1 never retries. */
  readonly attempts?: number;
  /** Milliseconds of the first wait; doubles at each. */
  readonly firstDelay?: number;
  /** Longest wait, in milliseconds, that a server's Retry-After may ask for before the call gives up instead. */
  readonly longestDelay?: number;
}

/** The defaults of `RetryOptions`. */
export const retryDefaults = { attempts: 5, firstDelay: 300, longestDelay: 30_000 } as const;

const retryable = new Set(['busy', 'rate-limited', 'unavailable']);

/** Waits; an abort ends the wait at once. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Half fixed, half random: clients that failed together do not come back together. */
export function jittered(ms: number): number {
  return ms / 2 + (Math.random() * ms) / 2;
}

/** Tries a call again on network errors and on answers that say "later", after the wait that the server asks for. */
export async function retrying<T>(call: () => Promise<T>, options: RetryOptions, signal?: AbortSignal): Promise<T> {
  const { attempts, firstDelay, longestDelay } = { ...retryDefaults, ...options };
  for (let attempt = 1; ; attempt++) {
    try {
      signal?.throwIfAborted();
      return await call();
    } catch (error) {
      signal?.throwIfAborted();
      if (attempt >= attempts || !isDealerkitError(error) || !retryable.has(error.code)) throw error;
      const asked = (error.details.retryAfter ?? 0) * 1000;
      if (asked > longestDelay) throw error;
      await pause(Math.max(asked, jittered(Math.min(longestDelay, firstDelay * 2 ** (attempt - 1)))), signal);
    }
  }
}
