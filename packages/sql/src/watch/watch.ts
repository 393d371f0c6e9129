import type { RecordChange, Unsubscribe } from '@dealerkit/core/server';
import type { SqlPool } from '../database.ts';
import { changesKept, sweep } from '../sweep.ts';
import { readChanges } from './read-changes.ts';
import { type Wakes, wakesOf } from './wake.ts';
import { type Place, readPlace } from './watch-cursor.ts';

/** Milliseconds after which a watcher looks by itself, and after which it looks again when the store could not be reached. */
export const lookEvery = 2000;
const sweepEvery = 600_000;

/** Who watches. */
export interface Watcher {
  onChange(change: RecordChange): void;
  onReset(): void;
}

/** Waits for a nudge or for a time, whichever comes first. A nudge while nobody waits is kept for the next wait. */
function alarm(wakes: Wakes, tenant: string): { wait(ms: number): Promise<void>; ring(): void; end(): void } {
  let nudged = false;
  let resume: (() => void) | undefined;
  const ring = (): void => {
    nudged = true;
    resume?.();
  };
  const end = wakes.listen(tenant, ring);
  return {
    ring,
    end,
    async wait(ms) {
      if (!nudged)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          timer.unref();
          resume = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      resume = undefined;
      nudged = false;
    },
  };
}

/** Tells a watcher of every change after a cursor, or from now on: woken by NOTIFY, and by looking every two seconds. */
export function watchSql(pool: SqlPool, tenant: string, from: string | undefined, watcher: Watcher): Unsubscribe {
  const wakes = wakesOf(pool);
  const nudges = alarm(wakes, tenant);
  const ended = new AbortController();
  const isOpen = (): boolean => !ended.signal.aborted;
  let swept = Date.now();

  async function now(): Promise<Place> {
    for (;;)
      try {
        return (await readChanges(pool, tenant, undefined)).place;
      } catch (error) {
        if (!isOpen()) throw error;
        await nudges.wait(lookEvery);
      }
  }

  async function look(place: Place): Promise<Place> {
    const found = await readChanges(pool, tenant, place);
    if (!isOpen()) return place;
    if (found.lost || found.place.at - place.at > changesKept) watcher.onReset();
    else for (const change of found.changes) if (isOpen()) watcher.onChange(change);
    return found.place;
  }

  async function follow(start: Place): Promise<void> {
    let place = start;
    while (isOpen()) {
      try {
        place = await look(place);
        if (Date.now() - swept > sweepEvery) {
          swept = Date.now();
          await sweep(pool, tenant);
        }
      } catch {
        // Nothing is lost: the next look begins at the same place.
      }
      if (isOpen()) await nudges.wait(lookEvery);
    }
  }

  const known = from === undefined ? undefined : readPlace(from);
  const start = known ? Promise.resolve(known) : now();
  if (!known) wakes.starting(tenant, start);
  void start.then(
    (place) => {
      if (isOpen() && from !== undefined && !known) watcher.onReset();
      return follow(place);
    },
    () => undefined,
  );
  return () => {
    if (!isOpen()) return;
    ended.abort();
    nudges.end();
    nudges.ring();
  };
}
