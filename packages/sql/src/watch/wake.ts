import { sql } from 'kysely';
import { type SqlPool, databaseOf } from '../database.ts';

/**
 * Tells watchers that there may be something new. Only a nudge: whoever misses one finds the change at the next look. In this process it is
 * a call; between processes a NOTIFY, sent after the commit and not inside it, where it would make commits wait for each other.
 */
export interface Wakes {
  /** Calls the listener whenever this tenant may have changed. Returns how to stop. */
  listen(tenant: string, listener: () => void): () => void;
  /** Tells that a tenant changed. */
  wake(tenant: string): void;
  /** Resolves when the watchers of a tenant that are starting know where they start. */
  started(tenant: string): Promise<void>;
  /** Lets commits of this process wait until a watcher has started. */
  starting(tenant: string, start: Promise<unknown>): void;
}

interface Listening {
  on(event: 'notification', listener: (message: { readonly payload?: string }) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
}

const channel = 'dealerkit';
const again = 1000;
const hubs = new WeakMap<SqlPool, Wakes>();

// One connection cannot be spared for listening; PGlite has only one, and only one process.
const canListen = (pool: SqlPool): boolean => ((pool.options as { readonly max?: number }).max ?? 10) > 1;

/** The one hub of a pool. */
export function wakesOf(pool: SqlPool): Wakes {
  const known = hubs.get(pool);
  if (known) return known;
  const hub = makeHub(pool);
  hubs.set(pool, hub);
  return hub;
}

function makeHub(pool: SqlPool): Wakes {
  const listeners = new Map<string, Set<() => void>>();
  const starts = new Map<string, Set<Promise<unknown>>>();
  const tell = (tenant: string): void => {
    for (const listener of [...(listeners.get(tenant) ?? [])]) listener();
  };
  const hears = canListen(pool) ? ear(pool, tell, () => listeners.size > 0) : { update: () => undefined };
  const say = canListen(pool) ? mouth(pool) : () => undefined;
  return {
    listen(tenant, listener) {
      const own = listeners.get(tenant) ?? new Set();
      listeners.set(tenant, own.add(listener));
      hears.update();
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(tenant) === own) listeners.delete(tenant);
        hears.update();
      };
    },
    wake(tenant) {
      tell(tenant);
      say(tenant);
    },
    async started(tenant) {
      await Promise.allSettled([...(starts.get(tenant) ?? [])]);
    },
    starting(tenant, start) {
      const own = starts.get(tenant) ?? new Set();
      starts.set(tenant, own);
      own.add(start);
      const settle = (): void => void own.delete(start);
      start.then(settle, settle);
    },
  };
}

/** Sends notifications, those that come while one is on its way together. */
function mouth(pool: SqlPool): (tenant: string) => void {
  let waiting = new Set<string>();
  let busy = false;
  const send = async (): Promise<void> => {
    busy = true;
    while (waiting.size > 0) {
      const tenants = [...waiting];
      waiting = new Set();
      // Losing one costs its hearers a few seconds, never the change.
      await sql`select pg_notify(${channel}, tenant) from unnest(${tenants}::text[]) as t(tenant)`
        .execute(databaseOf(pool))
        .catch(() => undefined);
    }
    busy = false;
  };
  return (tenant) => {
    waiting.add(tenant);
    if (!busy) void send();
  };
}

/** Keeps one connection listening for as long as anybody wants to hear. */
function ear(pool: SqlPool, tell: (tenant: string) => void, wanted: () => boolean): { update(): void } {
  let state: 'idle' | 'opening' | 'open' = 'idle';
  let close = (): void => undefined;
  const retry = (): void => void setTimeout(update, again).unref();
  const open = async (): Promise<void> => {
    state = 'opening';
    try {
      const client = await pool.connect();
      const end = (): void => {
        if (state === 'idle') return;
        state = 'idle';
        client.release(true);
      };
      const events = client as unknown as Listening;
      events.on('error', () => {
        end();
        retry();
      });
      events.on('notification', ({ payload }) => {
        if (payload) tell(payload);
      });
      await client.query(`listen ${channel}`, []);
      state = 'open';
      close = end;
      update();
    } catch {
      state = 'idle';
      retry();
    }
  };
  function update(): void {
    if (wanted() && state === 'idle') void open();
    if (!wanted() && state === 'open') close();
  }
  return { update };
}
