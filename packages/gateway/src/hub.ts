import type { Backend } from '@dealerkit/core';
import type { RecordChange, Unsubscribe } from '@dealerkit/core/server';

/** How many changes and places a hub remembers, and how long it keeps watching for nobody. */
export const hubLimits = { changes: 5000, places: 5000, idleMs: 30_000 } as const;

interface Watcher {
  readonly onChange: (change: RecordChange) => void;
  readonly onReset: () => void;
}

/** A backend whose watchers share one watch, and how to end it. */
export interface Hub {
  readonly backend: Backend;
  readonly close: () => void;
}

/**
 * Lets all watchers of a backend share one watch: fifty open streams look at the store once. Places that the hub gave out, and the
 * cursors that it told, are served from memory; a watcher who comes from anywhere else gets a watch of his own.
 */
export function hub(backend: Backend): Hub {
  const watch = backend.watch?.bind(backend);
  const position = backend.position?.bind(backend);
  if (!watch || !position) return { backend, close: () => undefined };
  const remembered: RecordChange[] = [];
  const places = new Map<string, number>();
  const watchers = new Set<Watcher>();
  let told = 0;
  let starting: Promise<void> | undefined;
  let stop: Unsubscribe | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const place = (cursor: string, count: number): void => {
    places.set(cursor, count);
    if (places.size > hubLimits.places) places.delete(places.keys().next().value!);
  };
  const forget = (): void => {
    remembered.length = 0;
    places.clear();
  };
  const end = (): void => {
    clearTimeout(idle);
    stop?.();
    stop = undefined;
    starting = undefined;
    forget();
  };
  const rest = (): void => {
    clearTimeout(idle);
    if (watchers.size > 0) return;
    idle = setTimeout(end, hubLimits.idleMs);
    (idle as { unref?: () => void }).unref?.();
  };
  const begin = async (): Promise<void> => {
    const from = await position();
    place(from, told);
    stop = watch(
      from,
      (change) => {
        told++;
        remembered.push(change);
        if (remembered.length > hubLimits.changes) remembered.shift();
        for (const watcher of [...watchers]) watcher.onChange(change);
      },
      () => {
        forget();
        for (const watcher of [...watchers]) watcher.onReset();
      },
    );
  };
  const running = async (): Promise<void> => {
    starting ??= begin();
    const mine = starting;
    try {
      await mine;
    } catch (error) {
      if (starting === mine) starting = undefined;
      throw error;
    }
    rest();
  };
  const changesSince = (from: string): readonly RecordChange[] | undefined => {
    const index = remembered.findIndex(({ cursor }) => cursor === from);
    if (index >= 0) return remembered.slice(index + 1);
    const count = places.get(from);
    const missed = count === undefined ? Infinity : told - count;
    return missed <= remembered.length ? remembered.slice(remembered.length - missed) : undefined;
  };

  const join = (from: string | undefined, onChange: Watcher['onChange'], onReset: Watcher['onReset']): Unsubscribe => {
    const watcher = { onChange, onReset };
    let alone: Unsubscribe | undefined;
    let left = false;
    running().then(
      () => {
        if (left) return;
        const missed = from === undefined ? [] : changesSince(from);
        if (!missed) {
          alone = watch(from, onChange, onReset);
          return;
        }
        watchers.add(watcher);
        for (const change of missed) if (watchers.has(watcher)) onChange(change);
      },
      () => {
        if (!left) onReset();
      },
    );
    return () => {
      left = true;
      alone?.();
      watchers.delete(watcher);
      rest();
    };
  };

  return {
    close: end,
    backend: {
      capabilities: backend.capabilities,
      get: (noun, ids) => backend.get(noun, ids),
      query: (noun, query) => backend.query(noun, query),
      receipt: (scope, key) => backend.receipt(scope, key),
      commit: (commit) => backend.commit(commit),
      ...(backend.jobs ? { jobs: backend.jobs } : {}),
      watch: join,
      async position() {
        await running();
        const count = told;
        const cursor = await position();
        // What the hub was told before is before this place; anything it hears later is told again rather than lost.
        place(cursor, count);
        return cursor;
      },
    },
  };
}
