import type { AnyRecord, Page, Query, Seen, Session } from '@dealerkit/core';
import type { ConnectOptions } from './connect-crm.ts';

/** Something that a page is known to ask for first: records by their ids, or one page of a query. */
export type FirstPart = { readonly noun: string; readonly ids: readonly string[] } | { readonly noun: string; readonly query: Query };

/** The session, and what was asked for with it, in its order; null is what failed. */
export interface FirstAnswer {
  readonly session: Session;
  readonly parts: readonly (Page<Seen<AnyRecord>> | readonly (Seen<AnyRecord> | null)[] | null)[];
}

/** Asks for the session and these parts, in one request without a preflight. Undefined where that failed, for whatever reason. */
export async function askFirst(
  { url, getToken, fetch = globalThis.fetch }: ConnectOptions,
  parts: readonly FirstPart[],
): Promise<FirstAnswer | undefined> {
  try {
    const response = await fetch(new URL('v1/first', url), {
      method: 'POST',
      body: JSON.stringify({ token: await getToken?.(), parts }),
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    return response.ok ? ((await response.json()) as FirstAnswer) : undefined;
  } catch {
    return undefined;
  }
}
