import { DealerkitError, isDealerkitError } from '@dealerkit/core';
import ky, { type KyInstance, type Options } from 'ky';
import type { TokenKeeper } from './token.ts';
import { errorOf } from './wire-error.ts';

/** Sends one request to the gateway; every failure is an error of the SDK. */
export type Send = (path: string, options?: Options) => Promise<Response>;

/** What a sender needs. */
export interface SendOptions {
  readonly url: string;
  readonly tokens: TokenKeeper;
  readonly fetch?: typeof globalThis.fetch;
}

async function attempt(client: KyInstance, path: string, options: Options, token: string | undefined): Promise<Response> {
  const headers = new Headers(options.headers as HeadersInit | undefined);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  try {
    return await client(path, { ...options, headers });
  } catch (cause) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw new DealerkitError('unavailable', 'The server cannot be reached', {}, cause);
  }
}

/** Makes the one sender of a Crm: bearer header, a new token once on 401, answers that are no JSON refused. */
export function sender({ url, tokens, fetch }: SendOptions): Send {
  const client = ky.create({
    prefix: url,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    ...(fetch ? { fetch } : {}),
  });
  return async (path, options = {}) => {
    const token = await tokens.current();
    let response = await attempt(client, path, options, token);
    if (response.status === 401) {
      await response.body?.cancel();
      response = await attempt(client, path, options, await tokens.renew(token));
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  };
}

/** Reads a JSON answer; anything else did not come from the gateway. */
export async function jsonOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (cause) {
    if (isDealerkitError(cause)) throw cause;
    throw new DealerkitError('unavailable', 'The answer did not come from the gateway', {}, cause);
  }
}
