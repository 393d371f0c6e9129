import { delay, pause, type Pause } from './backoff.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

/** An outcome after which no further attempt is made. */
export type Final = Exclude<Outcome, { kind: 'retry' }>;

/** A submission on its way: it ends with a final outcome, and waits between attempts until then. */
export interface Delivery {
  readonly result: Promise<Final>;
  /** Ends the present wait. */
  retryNow(): void;
}

const TIMEOUT = 15_000;
// Browsers share 64 KiB among all keepalive requests of a page.
const KEEPALIVE_LIMIT = 60_000;

async function attempt(address: string, body: string | FormData, key: string): Promise<Outcome> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: typeof body === 'string' ? new URLSearchParams(body) : body,
      headers: { accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      keepalive: typeof body === 'string' && body.length < KEEPALIVE_LIMIT,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return await outcomeOf(response, key);
  } catch {
    return { kind: 'retry', status: 0, floor: 0 };
  }
}

/**
 * Sends a submission, again and again while the page lives, until an answer is final. The body carries the key, the same on every
 * attempt, so that a lost answer never makes a second lead. `onAttempt` and `onWait` tell where it stands.
 */
export function deliver(
  submission: { address: string; body: string | FormData; key: string },
  onAttempt: () => void,
  onWait: (status: number) => void,
): Delivery {
  let waiting: Pause | undefined;
  const run = async (): Promise<Final> => {
    for (let n = 0; ; n++) {
      onAttempt();
      const outcome = await attempt(submission.address, submission.body, submission.key);
      if (outcome.kind !== 'retry') return outcome;
      waiting = pause(delay(n, outcome.floor), outcome.floor);
      onWait(outcome.status);
      await waiting.over;
    }
  };
  return { result: run(), retryNow: () => waiting?.now() };
}
