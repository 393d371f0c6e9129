import { type Outcome, outcomeOf } from './outcome.ts';

const TIMEOUT = 15_000;
// Browsers share 64 KiB among all keepalive requests of a page.
const KEEPALIVE_LIMIT = 60_000;

/** Sends a submission once. Never rejects: what is no answer is an outcome too. */
export async function attempt(address: string, body: string | FormData, key: string): Promise<Outcome> {
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
