import { type LiveListener, type LiveMessage, isDealerkitError, systemClock } from '@dealerkit/core';
import type { Send } from './http-client.ts';
import { jittered, pause } from './retry.ts';
import { streamEvents } from './sse.ts';
import { onWake } from './wake.ts';

/** Milliseconds without a byte after which a stream is taken for dead; the gateway sends a heartbeat every 15 s. */
export const silenceLimit = 40_000;
/** The same for a page that slept: its timers slept too, and its connection may be gone without a word. */
export const sleptLimit = 20_000;
const longestPause = 30_000;

/** Follows the gateway's live stream until stopped: comes back by itself, at once when the page wakes, and resumes after the last message. */
export function followStream(send: Send, from: string | undefined, listener: LiveListener): () => void {
  const stopped = new AbortController();
  const ended = (): boolean => stopped.signal.aborted;
  let cursor = from;
  let failures = 0;
  let awake: AbortController | undefined;
  let silent: AbortController | undefined;
  let heard = systemClock.now();
  const sleepless = onWake(() => {
    failures = 0;
    awake?.abort();
    if (systemClock.now() - heard > sleptLimit) silent?.abort();
  });

  const read = async (): Promise<void> => {
    const quiet = new AbortController();
    silent = quiet;
    const signal = AbortSignal.any([stopped.signal, quiet.signal]);
    const watch = (): ReturnType<typeof setTimeout> => {
      heard = systemClock.now();
      return setTimeout(() => {
        quiet.abort();
      }, silenceLimit);
    };
    let watchdog = watch();
    try {
      const headers = { accept: 'text/event-stream', ...(cursor === undefined ? {} : { 'last-event-id': cursor }) };
      const response = await send('v1/stream', { headers, signal });
      if (!response.body) return;
      failures = 0;
      listener.onStale?.(false);
      for await (const { event, id, data } of streamEvents(response.body)) {
        clearTimeout(watchdog);
        watchdog = watch();
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
      awake = new AbortController();
      const signal = AbortSignal.any([stopped.signal, awake.signal]);
      await pause(jittered(Math.min(longestPause, 500 * 2 ** failures++)), signal).catch(() => undefined);
    }
  };
  void follow();
  return () => {
    stopped.abort();
    sleepless();
  };
}
