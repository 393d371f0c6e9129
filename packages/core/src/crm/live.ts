import type { CrmSource, LiveListener } from './source.ts';

/** Something that wants to hear of changes. */
export interface LiveInterest {
  readonly noun: string;
  /** One record; every record of the noun when left out. */
  readonly id?: string;
  changed(): void;
  gone(id: string): void;
  stale(stale: boolean): void;
}

/** The one live stream of a Crm, open while anybody is interested. */
export interface Live {
  add(interest: LiveInterest): () => void;
  /** Treats everything as changed: what a Crm without a stream does after its own writes. */
  touchAll(): void;
  close(): void;
}

/** Milliseconds that changes are gathered for before those concerned ask again. */
export const gatherMs = 30;

/**
 * Shares one stream between all interests of a Crm; resumes where it was when interest returns. `start` gives the cursor of the
 * session, so that nothing is missed between the session and the stream.
 */
export function live(source: CrmSource, start: () => Promise<string | undefined>, onReset: () => void): Live {
  const interests = new Set<LiveInterest>();
  const dirty = new Set<LiveInterest>();
  let cursor: string | undefined;
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const touch = (interest: LiveInterest): void => {
    dirty.add(interest);
    timer ??= setTimeout(() => {
      timer = undefined;
      const ready = [...dirty].filter((item) => interests.has(item));
      dirty.clear();
      for (const item of ready) item.changed();
    }, gatherMs);
  };
  const listener: LiveListener = {
    onMessage(message) {
      cursor = message.cursor;
      for (const interest of [...interests]) {
        if (interest.noun !== message.noun || (interest.id !== undefined && interest.id !== message.id)) continue;
        if ('gone' in message) interest.gone(message.id);
        else touch(interest);
      }
    },
    onReset() {
      cursor = undefined;
      onReset();
      for (const interest of interests) touch(interest);
    },
    onStale(stale) {
      for (const interest of interests) interest.stale(stale);
    },
  };
  let opening = false;
  const begin = async (): Promise<void> => {
    if (stop || opening || !source.stream) return;
    opening = true;
    try {
      cursor ??= await start();
    } catch {
      // Without a session there is nothing to watch; whoever asked for it is told.
      return;
    } finally {
      opening = false;
    }
    if (interests.size > 0) stop = source.stream(cursor, listener);
  };
  const end = (): void => {
    stop?.();
    stop = undefined;
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    add(interest) {
      interests.add(interest);
      void begin();
      return () => {
        interests.delete(interest);
        dirty.delete(interest);
        if (interests.size === 0) end();
      };
    },
    touchAll() {
      for (const interest of interests) touch(interest);
    },
    close() {
      interests.clear();
      end();
    },
  };
}
