import { attempt } from './attempt.ts';
import { delay, pause, type Pause } from './backoff.ts';
import type { Outcome } from './outcome.ts';
import { bodyOf, type Submission } from './submission.ts';

/** An outcome after which no further attempt is made; `deleted` by the visitor, `gone` with the site's data. */
export type Final = Exclude<Outcome, { kind: 'retry' }> | { kind: 'deleted' } | { kind: 'gone' };

/** A submission on its way: it ends with a final outcome, and waits between attempts until then. */
export interface Delivery {
  readonly result: Promise<Final>;
  /** Ends the present wait. */
  retryNow(): void;
  /** Erases it unsent; only where it was kept on this device. */
  readonly forget?: () => void;
}

/** Who wants to know where a submission stands. */
export interface Progress {
  onAttempt(): void;
  onWait(status: number): void;
}

/**
 * Sends a submission from memory, again and again while the page lives, until an answer is final. The body carries the key, the same on
 * every attempt, so that a lost answer never makes a second lead.
 */
export function deliver(address: string, submission: Submission, { onAttempt, onWait }: Progress): Delivery {
  let waiting: Pause | undefined;
  const run = async (): Promise<Final> => {
    for (let n = 0; ; n++) {
      onAttempt();
      const outcome = await attempt(address, bodyOf(submission), submission.key);
      if (outcome.kind !== 'retry') return outcome;
      waiting = pause(delay(n, outcome.floor), outcome.floor);
      onWait(outcome.status);
      await waiting.over;
    }
  };
  return { result: run(), retryNow: () => waiting?.now() };
}
