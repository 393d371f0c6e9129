import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Seen } from '../noun.ts';

/** Reads a batch of records of one noun. */
export type ReadBatch = (noun: string, ids: readonly string[], signal: AbortSignal) => Promise<readonly (Seen<AnyRecord> | null)[]>;

/** Most ids in one batch. */
export const batchSize = 200;

/** Most characters of ids, each with its separator, in one batch: an address of 8,192 characters is what many a proxy still takes. */
const batchLength = 7_900;

/** The first so many that fit into one batch; one id alone always does. */
function fitting(ids: readonly string[]): number {
  let length = 0;
  const end = ids.findIndex((id, index) => index === batchSize || (length += id.length + 3) > batchLength);
  return end < 0 ? ids.length : Math.max(end, 1);
}

interface Wanted {
  readonly promise: Promise<Seen<AnyRecord> | null>;
  readonly resolve: (record: Seen<AnyRecord> | null) => void;
  readonly reject: (error: unknown) => void;
  waiting: number;
  /** Called when one who waited has left. */
  left: () => void;
}

/** Reads of single records, joined: those of one turn leave as one batch, and a record in flight is never asked twice. */
export interface Coalescer {
  read(noun: string, id: string, signal?: AbortSignal): Promise<Seen<AnyRecord> | null>;
  /** What is under way may be from before a change: later reads ask anew. Without an id, of everything. */
  outdate(noun?: string, id?: string): void;
}

/** Makes a coalescer. Nothing leaves before `ready` resolves; a batch that nobody waits for any more is aborted. */
export function coalescer(read: ReadBatch, ready: () => Promise<unknown>): Coalescer {
  const queued = new Map<string, Map<string, Wanted>>();
  const flying = new Map<string, Wanted>();
  let scheduled = false;

  const fly = (noun: string, wanted: readonly (readonly [string, Wanted])[]): void => {
    const abort = new AbortController();
    const left = (): void => {
      if (wanted.some(([, { waiting }]) => waiting > 0)) return;
      land();
      abort.abort();
    };
    const land = (): void => {
      for (const [id, entry] of wanted) if (flying.get(`${noun}:${id}`) === entry) flying.delete(`${noun}:${id}`);
    };
    for (const [id, entry] of wanted) {
      entry.left = left;
      flying.set(`${noun}:${id}`, entry);
    }
    read(
      noun,
      wanted.map(([id]) => id),
      abort.signal,
    )
      .then(
        (records) => {
          wanted.forEach(([, entry], index) => {
            entry.resolve(records[index] ?? null);
          });
        },
        (error: unknown) => {
          for (const [, entry] of wanted) entry.reject(error);
        },
      )
      .finally(land);
  };

  const flush = (): void => {
    scheduled = false;
    const all = [...queued];
    queued.clear();
    for (const [noun, entries] of all) {
      const list = [...entries].filter(([, entry]) => entry.waiting > 0);
      while (list.length > 0) fly(noun, list.splice(0, fitting(list.map(([id]) => id))));
    }
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    ready().then(
      // A macrotask: every widget that reacts to the session in this turn joins the same batch.
      () => setTimeout(flush, 0),
      (error: unknown) => {
        scheduled = false;
        const all = [...queued.values()];
        queued.clear();
        for (const entries of all) for (const entry of entries.values()) entry.reject(error);
      },
    );
  };

  const want = (noun: string, id: string): Wanted => {
    const inFlight = flying.get(`${noun}:${id}`);
    if (inFlight) return inFlight;
    const entries = queued.get(noun) ?? new Map<string, Wanted>();
    queued.set(noun, entries);
    const known = entries.get(id);
    if (known) return known;
    const { promise, resolve, reject } = Promise.withResolvers<Seen<AnyRecord> | null>();
    promise.catch(() => undefined);
    const entry: Wanted = { promise, resolve, reject, waiting: 0, left: () => undefined };
    entries.set(id, entry);
    schedule();
    return entry;
  };

  return {
    outdate(noun, id) {
      if (noun === undefined || id === undefined) flying.clear();
      else flying.delete(`${noun}:${id}`);
    },
    read(noun, id, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      const entry = want(noun, id);
      entry.waiting++;
      return new Promise((resolve, reject) => {
        let waits = true;
        const leave = (): void => {
          if (!waits) return;
          waits = false;
          entry.waiting--;
          signal?.removeEventListener('abort', abort);
        };
        const abort = (): void => {
          leave();
          entry.left();
          reject((signal?.reason as Error | undefined) ?? new DealerkitError('unavailable', 'Aborted'));
        };
        signal?.addEventListener('abort', abort);
        void entry.promise.finally(leave).then(resolve, reject);
      });
    },
  };
}
