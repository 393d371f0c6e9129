import { delay } from '../sending/backoff.ts';
import type { Outcome } from '../sending/outcome.ts';
import type { Ended, Leased, OutboxPort } from './outbox-port.ts';

/** What happened to a kept request. */
export type News = { readonly key: string; readonly formKey: string } & (
  | { readonly is: 'attempt' | 'deleted' | 'gone' }
  | { readonly is: 'waiting'; readonly status: number }
  | { readonly is: 'ended'; readonly outcome: Exclude<Outcome, { kind: 'retry' }> }
);

/** What sending stands on. */
export interface SendingPorts {
  readonly store: Pick<OutboxPort, 'lease' | 'settle'>;
  /** One attempt; never rejects. */
  post(request: Leased): Promise<Outcome>;
  tell(news: News): void;
  /** From 0 to 1. */
  random(): number;
}

function endOf(outcome: Outcome, attempts: number, random: number): Ended {
  if (outcome.kind === 'delivered') return { status: 'delivered', receivedAt: outcome.receivedAt };
  const { status: lastStatus } = outcome;
  if (outcome.kind !== 'retry') return { status: 'parked', lastStatus };
  return { status: 'waiting', after: delay(attempts - 1, outcome.floor, random), floor: outcome.floor, lastStatus };
}

// Resolves with how that went, undefined when there was none to send.
async function sendNext(
  { store, post, tell, random }: SendingPorts,
  formKey: string,
  early: boolean,
): Promise<Outcome['kind'] | undefined> {
  const leased = await store.lease(formKey, { early });
  if (!leased) return undefined;
  const { key } = leased;
  tell({ is: 'attempt', key, formKey });
  const outcome = await post(leased);
  // A store that is gone by now changes nothing about what the server said.
  const taken = await store.settle(leased, endOf(outcome, leased.attempts, random())).catch(() => true);
  if (!taken) return outcome.kind;
  if (outcome.kind === 'retry') tell({ is: 'waiting', key, formKey, status: outcome.status });
  else tell({ is: 'ended', key, formKey, outcome });
  return outcome.kind;
}

/**
 * Sends the requests of a form whose time has come, the oldest first; `early` passes over our own waiting times, once. A request is erased
 * only once a receipt echoed its key, and its key never changes: a tab that dies at any step leaves it to the next.
 */
export async function sendDue(ports: SendingPorts, formKey: string, early: boolean): Promise<void> {
  for (let hurry = early; ;) {
    const went = await sendNext(ports, formKey, hurry);
    if (!went) return;
    // Out of reach: what waits behind it keeps its time.
    if (went === 'retry') hurry = false;
  }
}
