import { DealerkitError, isDealerkitError } from '../errors.ts';
import type { WatchState, Watched } from './crm.ts';

/** A watched value and the handles by which its Crm feeds it. */
export interface Watcher<T> extends Watched<T> {
  /** Takes a value that someone else read. */
  set(value: T): void;
  /** Marks what is shown as coming from before the connection was lost. */
  stale(stale: boolean): void;
  /** Refuses from now on and forgets the value. */
  fail(error: DealerkitError): void;
}

/** What a watcher does while somebody listens. */
export interface WatcherWork<T> {
  readonly load: (signal: AbortSignal) => Promise<T>;
  /** Called when the first listener comes; returns what to do when the last one has left. */
  readonly start?: (watcher: Watcher<T>) => () => void;
}

/** Any thrown value as an error of the SDK. */
export function asDealerkitError(error: unknown): DealerkitError {
  return isDealerkitError(error) ? error : new DealerkitError('unavailable', 'Something failed on the way', {}, error);
}

/** Makes a watched value: loaded when first listened to, reloaded on demand, its last answer winning over slower, older ones. */
export function watcher<T>({ load, start }: WatcherWork<T>): Watcher<T> {
  const listeners = new Set<() => void>();
  let state: WatchState<T> = { status: 'loading', value: undefined, error: undefined, stale: false };
  let stop: (() => void) | undefined;
  let current: AbortController | undefined;

  const put = (next: Partial<WatchState<T>>): void => {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  };
  const refresh = async (): Promise<void> => {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    try {
      const value = await load(mine.signal);
      if (current === mine) put({ status: 'ready', value, error: undefined, stale: false });
    } catch (cause) {
      if (current !== mine || mine.signal.aborted) return;
      const error = asDealerkitError(cause);
      const lost = error.code === 'not-found' || error.code === 'forbidden' || error.code === 'unauthorized';
      // An outage keeps what is shown; a lost right takes it away.
      put(state.value !== undefined && !lost ? { error, stale: true } : { status: 'error', value: undefined, error });
    }
  };
  const handle: Watcher<T> = {
    get state() {
      return state;
    },
    subscribe(listener) {
      const entry = (): void => {
        listener();
      };
      listeners.add(entry);
      if (listeners.size === 1) {
        stop = start?.(handle);
        void refresh();
      }
      return () => {
        if (!listeners.delete(entry) || listeners.size > 0) return;
        current?.abort();
        current = undefined;
        stop?.();
        stop = undefined;
      };
    },
    refresh,
    set: (value) => {
      put({ status: 'ready', value, error: undefined, stale: false });
    },
    stale: (stale) => {
      if (stale !== state.stale) put({ stale });
    },
    fail: (error) => {
      current?.abort();
      current = undefined;
      put({ status: 'error', value: undefined, error, stale: false });
    },
  };
  return handle;
}
