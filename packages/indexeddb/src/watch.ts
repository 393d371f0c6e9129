import type { RecordChange, Unsubscribe } from '@dealerkit/core/server';
import type { BackendStore, ChangeRow, Place } from './schema.ts';
import type { Wakes } from './wake.ts';

/** Milliseconds after which a watcher looks by itself: a tab may end between its commit and its nudge. */
export const lookEvery = 5000;

/** The cursor of a place. */
export function writeCursor({ life, sequence }: Place): string {
  return `${life}.${String(sequence)}`;
}

function readCursor(cursor: string): Place {
  const dot = cursor.lastIndexOf('.');
  const digits = cursor.slice(dot + 1);
  return { life: cursor.slice(0, Math.max(dot, 0)), sequence: /^\d{1,15}$/.test(digits) ? Number(digits) : -1 };
}

/** Where the log stands now. */
export function placeOf(store: BackendStore): Promise<Place> {
  return store.read(['place'], async (tx) => (await tx.objectStore('place').get('place'))!);
}

interface Found {
  readonly now: Place;
  readonly lines: readonly ChangeRow[];
  readonly lost: boolean;
}

function look(store: BackendStore, from: Place): Promise<Found> {
  return store.read(['place', 'change'], async (tx) => {
    const now = (await tx.objectStore('place').get('place'))!;
    if (from.life !== now.life || from.sequence < 0 || from.sequence > now.sequence) return { now, lines: [], lost: true };
    const lines = from.sequence === now.sequence ? [] : await tx.objectStore('change').getAll(IDBKeyRange.lowerBound(from.sequence, true));
    // Numbers have no gap: fewer lines than numbers means that the oldest were let go.
    return { now, lines, lost: lines.length !== now.sequence - from.sequence };
  });
}

function changeOf(life: string, { sequence, noun, id, version, before, after }: ChangeRow): RecordChange {
  const sides = { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  return { cursor: writeCursor({ life, sequence }), noun, id, version, ...sides };
}

// What a listener throws is its host's to hear of, and keeps nobody from the next change.
function safely(call: () => void): void {
  try {
    call();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** What a watcher reads from, and whom it tells. */
export interface Watching {
  readonly store: BackendStore;
  readonly wakes: Wakes;
  readonly from: string | undefined;
  readonly onChange: (change: RecordChange) => void;
  readonly onReset: () => void;
}

/** Follows the change log. `started` resolves when the watcher knows where it starts; commits of this tab wait for that. */
export function watchLog({ store, wakes, from, onChange, onReset }: Watching): { started: Promise<unknown>; end: Unsubscribe } {
  let open = true;
  let place = from === undefined ? undefined : readCursor(from);
  const tell = ({ now, lines, lost }: Found): void => {
    place = now;
    if (lost) safely(onReset);
    else
      for (const line of lines)
        if (isOpen())
          safely(() => {
            onChange(changeOf(now.life, line));
          });
  };
  const isOpen = (): boolean => open;
  const step = async (): Promise<void> => {
    try {
      if (!place) place = await placeOf(store);
      const found = await look(store, place);
      if (isOpen()) tell(found);
    } catch {
      // The store is out of reach for now; the next look continues from the same place.
    }
  };
  let steps = Promise.resolve();
  let waiting = false;
  const nudge = (): void => {
    if (waiting || !open) return;
    waiting = true;
    steps = steps.then(() => {
      waiting = false;
      return open ? step() : undefined;
    });
  };
  const unlisten = wakes.listen(nudge);
  const timer = setInterval(nudge, lookEvery);
  nudge();
  return {
    started: steps,
    end() {
      open = false;
      clearInterval(timer);
      unlisten();
    },
  };
}
