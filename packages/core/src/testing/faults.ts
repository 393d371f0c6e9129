import type { CrmSource, LiveListener } from '../crm/source.ts';
import { DealerkitError, type ErrorDetails } from '../errors.ts';

/** What a source is asked for. */
export type Operation = 'session' | 'read' | 'query' | 'run' | 'preview' | 'upload' | 'download';

/** Switches that make a source fail as a real gateway does. Each holds until `clear()`, for the named operations or for all. */
export interface Faults {
  /** A source with these switches on its way; the same switches may serve several sources. */
  (source: CrmSource): CrmSource;
  /** Nothing gets through: `unavailable`, and the live stream is lost. */
  offline(...on: readonly Operation[]): void;
  /** Too many requests: `rate-limited` with `retryAfter` in seconds. */
  rateLimited(retryAfter: number, ...on: readonly Operation[]): void;
  /** Somebody else changed the same fields: every `run` is a `conflict`. */
  conflict(conflicts?: ErrorDetails['conflicts']): void;
  /** Every answer takes this long, in milliseconds. */
  slow(ms: number, ...on: readonly Operation[]): void;
  /** Everything works again, and the live stream is back. */
  clear(): void;
}

interface Fault {
  readonly on: readonly Operation[];
  readonly error?: () => DealerkitError;
  readonly ms?: number;
}

const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

/** Makes switches; all are off. */
export function faults(): Faults {
  let set: readonly Fault[] = [];
  let lost = false;
  const listeners = new Set<LiveListener>();
  const add = (fault: Fault): void => {
    set = [...set, fault];
  };
  const pass = async <T>(operation: Operation, ask: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const mine = set.filter(({ on }) => on.length === 0 || on.includes(operation));
    const ms = Math.max(0, ...mine.map((fault) => fault.ms ?? 0));
    if (ms > 0) await Promise.race([new Promise((resolve) => setTimeout(resolve, ms)), aborted(signal)]);
    const error = mine.find((fault) => fault.error)?.error;
    if (error) throw error();
    return ask();
  };
  const wrap = (source: CrmSource): CrmSource => ({
    ...source,
    session: (signal) => pass('session', () => source.session(signal), signal),
    read: (noun, ids, signal) => pass('read', () => source.read(noun, ids, signal), signal),
    query: (noun, query, signal) => pass('query', () => source.query(noun, query, signal), signal),
    run: (command, input, options) => pass('run', () => source.run(command, input, options), options.signal),
    preview: (command, input, signal) => pass('preview', () => source.preview(command, input, signal), signal),
    ...(source.upload && { upload: (file, options) => pass('upload', () => source.upload!(file, options), options.signal) }),
    ...(source.download && { download: (id, signal) => pass('download', () => source.download!(id, signal), signal) }),
    ...(source.stream && {
      stream(from, listener) {
        // What happens meanwhile is not heard; coming back asks for everything again.
        const heard: LiveListener = {
          onMessage: (message) => {
            if (!lost) listener.onMessage(message);
          },
          onReset: () => {
            if (!lost) listener.onReset();
          },
          onStale: (stale) => listener.onStale?.(stale),
        };
        const stop = source.stream!(from, heard);
        listeners.add(listener);
        if (lost) listener.onStale?.(true);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
    }),
  });
  return Object.assign(wrap, {
    offline(...on: readonly Operation[]) {
      add({ on, error: () => new DealerkitError('unavailable', 'The server cannot be reached') });
      if (on.length > 0 || lost) return;
      lost = true;
      for (const listener of listeners) listener.onStale?.(true);
    },
    rateLimited(retryAfter: number, ...on: readonly Operation[]) {
      add({ on, error: () => new DealerkitError('rate-limited', 'Too many requests', { retryAfter }) });
    },
    conflict(conflicts?: ErrorDetails['conflicts']) {
      add({ on: ['run'], error: () => new DealerkitError('conflict', 'Somebody else changed this', conflicts ? { conflicts } : {}) });
    },
    slow(ms: number, ...on: readonly Operation[]) {
      add({ on, ms });
    },
    clear() {
      set = [];
      if (!lost) return;
      lost = false;
      for (const listener of listeners) {
        listener.onStale?.(false);
        listener.onReset();
      }
    },
  });
}
