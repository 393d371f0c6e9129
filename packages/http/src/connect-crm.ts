import {
  type AnyRecord,
  type Crm,
  type CrmSource,
  DealerkitError,
  type Page,
  type Preview,
  type Seen,
  type Session,
  createCrm,
} from '@dealerkit/core';
import { jsonOf, sender } from './http-client.ts';
import { followStream } from './http-stream.ts';
import { type RetryOptions, retrying } from './retry.ts';
import { type GetToken, tokenKeeper } from './token.ts';

/** What a Crm is connected with. */
export interface ConnectOptions {
  /** Address of the gateway, such as `https://crm.example.com/`. */
  readonly url: string;
  /** Gives the bearer token; called again once when the gateway refuses it. */
  readonly getToken?: GetToken;
  readonly retry?: RetryOptions;
  readonly fetch?: typeof globalThis.fetch;
}

const path = (...parts: readonly string[]): string => parts.map((part) => encodeURIComponent(part)).join('/');

/** A source over a gateway. */
export function httpSource({ url, getToken, retry = {}, fetch }: ConnectOptions): CrmSource {
  if (!/^https?:\/\/[^/]/.test(url)) throw new DealerkitError('malformed', `Not the address of a gateway: ${url}`);
  const tokens = tokenKeeper(getToken);
  const send = sender({ url, tokens, ...(fetch ? { fetch } : {}) });
  const closed = new AbortController();
  const tried = <T>(attempt: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const either = signal ? AbortSignal.any([signal, closed.signal]) : closed.signal;
    return retrying(() => attempt(either), retry, either);
  };
  const call = <T>(to: string, options: NonNullable<Parameters<typeof send>[1]>, signal?: AbortSignal): Promise<T> =>
    tried(async (either) => jsonOf<T>(await send(to, { ...options, signal: either })), signal);
  return {
    session: (signal) => call<Session>('v1/session', {}, signal),
    async read(noun, ids, signal) {
      const searchParams = { ids: ids.join(',') };
      return (await call<{ items: (Seen<AnyRecord> | null)[] }>(path('v1', noun), { searchParams }, signal)).items;
    },
    query: (noun, query, signal) => call<Page<Seen<AnyRecord>>>(path('v1', noun, 'query'), { method: 'post', json: query }, signal),
    async run(command, input, { key, basis, signal }) {
      const json = { input, ...(basis === undefined ? {} : { basis }) };
      const options = { method: 'post', json, headers: { 'idempotency-key': key } };
      return (await call<{ output: unknown }>(path('v1', 'commands', command), options, signal)).output;
    },
    preview: (command, input, signal) =>
      call<Preview>(path('v1', 'commands', command, 'preview'), { method: 'post', json: { input } }, signal),
    upload: (file, { signal, onProgress }) =>
      tried(async (either) => {
        const way = { url, send, tokens, ownFetch: fetch !== undefined };
        return (await import('./upload.ts')).upload(way, file, { signal: either, ...(onProgress ? { onProgress } : {}) });
      }, signal),
    download: (id, signal) => tried(async (either) => (await send(path('v1', 'files', id), { signal: either })).blob(), signal),
    async report(report) {
      await send('v1/reports', { method: 'post', json: report, signal: closed.signal });
    },
    stream: (from, listener) => followStream(send, from, listener),
    close() {
      closed.abort(new DealerkitError('unavailable', 'This Crm is closed'));
      return Promise.resolve();
    },
  };
}

/**
 * Connects to a gateway. Reads are retried when the network or the gateway fails for a while, and commands too, since their key
 * makes that safe; both stop at once when aborted. `over` puts something around its source, such as `readAhead`.
 *
 * @example
 * await using crm = connectCrm({ url: 'https://crm.example.com/', getToken: () => session.token });
 * for await (const page of crm.list(leadNoun)) console.log(page.items);
 */
export function connectCrm(options: ConnectOptions, over = (source: CrmSource): CrmSource => source): Crm {
  return createCrm(over(httpSource(options)));
}
