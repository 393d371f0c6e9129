import { attempt } from '../sending/attempt.ts';
import { openOutbox } from './open-outbox.ts';
import { type Kept, type OutboxPort, outboxName } from './outbox-port.ts';
import { type News, sendDue } from './send-due.ts';
import { steadyClock } from './steady-clock.ts';
import { onWake } from './wakes.ts';

/** Milliseconds until the next look at the store: not at once again, at least every hour, and soon when it could not be read. */
const [SOONEST, LATEST, UNREACHED] = [500, 3_600_000, 5_000];

const formsOf = (entries: readonly Kept[]): Set<string> => new Set(entries.map(({ formKey }) => formKey));

/** Sends what waits on this device, of every form of the site, for as long as the page lives. */
export interface Runner {
  readonly store: OutboxPort;
  /** Hears what happens to every kept request, in this tab or another. Returns what ends it. */
  listen(listener: (news: News) => void): () => void;
  /** Keeps a request, `replaces` erased in the same step, and begins to send it; files travel with it while this page lives. */
  keep(request: { key: string; formKey: string; body: string }, options: { replaces?: string; files?: FormData }): Promise<void>;
  /** Sends a waiting or parked request at once. */
  now(entry: Pick<Kept, 'key' | 'formKey'>): Promise<void>;
  /** Erases a request unsent. */
  forget(entry: Pick<Kept, 'key' | 'formKey'>): Promise<void>;
  /** Settles when everything that could be sent at first was tried once; how many requests had grown too old and were erased. */
  readonly started: Promise<number>;
}

/** Starts what sends from a store; a page has one (`runnerOfPage`). */
export function startRunner(store: OutboxPort): Runner {
  const listeners = new Set<(news: News) => void>();
  const files = new Map<string, FormData>();
  const kept = new Map<string, string>();
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(outboxName) : undefined;
  const hear = (news: News) => {
    if (news.is !== 'attempt' && news.is !== 'waiting') {
      kept.delete(news.key);
      files.delete(news.key);
    }
    for (const listener of [...listeners]) listener(news);
  };
  const tell = (news: News) => {
    hear(news);
    channel?.postMessage(news);
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<News>) => {
    hear(data);
  });
  const ports = {
    ...{ store, tell, random: Math.random },
    post: ({ formKey, key, body }: { formKey: string; key: string; body: string }) => attempt(formKey, files.get(key) ?? body, key),
  };

  const running = new Map<string, Promise<void>>();
  const send = (formKey: string, early: boolean): Promise<void> => {
    const next = (running.get(formKey) ?? Promise.resolve()).then(() => sendDue(ports, formKey, early)).catch(() => undefined);
    running.set(formKey, next);
    return next;
  };
  // What was kept here and is neither sent nor there any more was erased under us, with the site's data or by age.
  const missing = async (before: ReadonlyMap<string, string>, entries: readonly Kept[]): Promise<void> => {
    for (const [key, formKey] of before) {
      if (!kept.has(key) || entries.some((entry) => entry.key === key)) continue;
      const receipt = await store.tombstone(key);
      if (receipt) hear({ is: 'ended', key, formKey, outcome: { kind: 'delivered', key, receivedAt: receipt.receivedAt ?? '' } });
      else hear({ is: 'gone', key, formKey });
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  // Several may be under way at once: the soonest counts.
  const plan = (wait: number): void => {
    const at = performance.now() + Math.max(wait, SOONEST);
    if (at >= due) return;
    due = at;
    clearTimeout(timer);
    timer = setTimeout(() => {
      due = Infinity;
      void sendAll(false);
    }, at - performance.now());
  };
  const sendAll = async (early: boolean): Promise<void> => {
    let wait = LATEST;
    try {
      await Promise.all([...formsOf(await store.list())].map((formKey) => send(formKey, early)));
      // One that is kept while the list is read may not be in it.
      const before = new Map(kept);
      const left = await store.list();
      await missing(before, left);
      // One that this page waits for and that has no time any more was erased just now: the next look tells.
      const none = kept.size > 0 ? UNREACHED : LATEST;
      for (const formKey of formsOf(left)) wait = Math.min(wait, (await store.nextIn(formKey)) ?? none);
    } catch {
      wait = UNREACHED;
    }
    plan(wait);
  };
  const begin = async (): Promise<number> => {
    const expired = await store.takeExpired();
    // Whoever refused this page may have learnt of it since: once more for every time that a page loads.
    for (const { key, lastStatus, state } of await store.list())
      if (state === 'parked' && (lastStatus === 401 || lastStatus === 403)) await store.retry(key);
    await sendAll(true);
    return Object.values(expired).reduce((a, b) => a + b, 0);
  };
  onWake(() => void sendAll(true));

  return {
    store,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async keep(request, { replaces, files: attached }) {
      if (attached) files.set(request.key, attached);
      const known = (await store.put(request, replaces === undefined ? {} : { replaces })) === 'known';
      kept.set(request.key, request.formKey);
      // The same answers as those that were refused: once more, under their key.
      if (known) await store.retry(request.key);
      void sendAll(false);
    },
    async now({ key }) {
      await store.retry(key);
      await sendAll(false);
    },
    async forget({ key, formKey }) {
      await store.delete(key);
      tell({ is: 'deleted', key, formKey });
    },
    started: begin().catch(() => 0),
  };
}

let running: Promise<Runner | undefined> | undefined;

/** The page's one runner; undefined when what keeps requests could not be loaded, which is tried anew the next time. */
export function runnerOfPage(): Promise<Runner | undefined> {
  running ??= openOutbox(steadyClock()).then(startRunner, () => {
    running = undefined;
    return undefined;
  });
  return running;
}
