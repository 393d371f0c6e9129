import { type LiveListener, type LiveMessage, isDealerkitError } from '@dealerkit/core';
import type { Send } from './http-client.ts';
import { jittered, pause } from './retry.ts';
import { streamEvents } from './sse.ts';

/** Milliseconds without a byte after which a stream is taken for dead; the gateway sends a heartbeat every 15 s. */
export const silenceLimit = 40_000;
const longestPause = 30_000;

/** Follows the gateway's live stream until stopped: comes back by itself and resumes after the last message. */
export function followStream(send: Send, from: string | undefined, listener: LiveListener): () => void {
  const stopped = new AbortController();
  const ended = (): boolean => stopped.signal.aborted;
  let cursor = from;
  let failures = 0;

  const read = async (): Promise<void> => {
    const silent = new AbortController();
    const signal = AbortSignal.any([stopped.signal, silent.signal]);
    let watchdog = setTimeout(() => {
      silent.abort();
    }, silenceLimit);
    try {
      const headers = { accept: 'text/event-stream', ...(cursor === undefined ? {} : { 'last-event-id': cursor }) };
      const response = await send('v1/stream', { headers, signal });
      if (!response.body) return;
      failures = 0;
      listener.onStale?.(false);
      for await (const { event, id, data } of streamEvents(response.body)) {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => {
          silent.abort();
        }, silenceLimit);
        if (id !== undefined) cursor = id;
        if (event === 'reset') listener.onReset();
        else if (data !== undefined) listener.onMessage({ cursor: cursor ?? '', ...(JSON.parse(data) as object) } as LiveMessage);
      }
    } finally {
      clearTimeout(watchdog);
    }
  };

  const follow = async (): Promise<void> => {
    while (!ended()) {
      try {
        await read();
      } catch (error) {
        if (ended()) return;
        // The gateway says that it cannot stream: nothing to come back for.
        if (isDealerkitError(error, 'unsupported')) return;
        if (isDealerkitError(error, 'malformed')) {
          cursor = undefined;
          listener.onReset();
        }
      }
      listener.onStale?.(true);
      await pause(jittered(Math.min(longestPause, 500 * 2 ** failures++)), stopped.signal).catch(() => undefined);
    }
  };
  void follow();
  return () => {
    stopped.abort();
  };
}
