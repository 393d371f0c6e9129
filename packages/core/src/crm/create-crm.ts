import { DealerkitError } from '../errors.ts';
import { randomKey } from '../ids.ts';
import type { AnyRecord, Seen } from '../noun.ts';
import { type Checker, checkerOf, explainPlan } from '../permission/decide.ts';
import type { Page, Query } from '../query/query.ts';
import { coalescer } from './coalesce.ts';
import type { Crm, NounRef, Pages, WatchState, Watched } from './crm.ts';
import { live } from './live.ts';
import type { CrmSource, Session } from './source.ts';
import { watcher } from './watched.ts';

/** Makes a Crm over a source: coalescing, watching, permission answers. The one implementation behind `openCrm` and `connectCrm`. */
export function createCrm(source: CrmSource): Crm {
  let closed = false;
  let known: Promise<Session> | undefined;
  const ends = new Set<() => void>();

  const open = (): void => {
    if (closed) throw new DealerkitError('unavailable', 'This Crm is closed');
  };
  const readSession = (): Promise<Session> =>
    (known ??= source.session().catch((error: unknown) => {
      known = undefined;
      throw error;
    }));
  const asked = watcher<Session>({
    load: readSession,
    start: () => stream.add({ noun: 'policy', changed: renew, gone: renew, stale: () => undefined }),
  });
  const refresh = (): Promise<void> => {
    known = undefined;
    return asked.refresh();
  };
  const renew = (): void => void refresh();
  const session: Watched<Session> = {
    get state() {
      return asked.state;
    },
    subscribe: (listener) => asked.subscribe(listener),
    refresh,
  };
  const ready = async (): Promise<Session> => {
    const value = await readSession();
    if (asked.state.value !== value) asked.set(value);
    return value;
  };
  const stream = live(source, async () => (await ready()).cursor, renew);
  const reads = coalescer((noun, ids, signal) => source.read(noun, ids, signal), ready);

  const readOne = async (noun: string, id: string, signal?: AbortSignal): Promise<Seen<AnyRecord>> => {
    open();
    const record = await reads.read(noun, id, signal);
    if (!record) throw new DealerkitError('not-found', `No ${noun} with this id`);
    return record;
  };
  const readPage = async (noun: string, query: Query, signal?: AbortSignal): Promise<Page<Seen<AnyRecord>>> => {
    open();
    await ready();
    return source.query(noun, query, signal);
  };
  const pages = (noun: string, query: Query, signal?: AbortSignal): Pages<AnyRecord> => ({
    then: (resolve, reject) => readPage(noun, query, signal).then(resolve, reject),
    async *[Symbol.asyncIterator]() {
      let cursor = query.cursor;
      do {
        const page = await readPage(noun, cursor === undefined ? query : { ...query, cursor }, signal);
        yield page;
        cursor = page.next;
      } while (cursor !== undefined);
    },
  });
  const tracked = <T>(work: Parameters<typeof watcher<T>>[0]): Watched<T> =>
    watcher<T>({
      load: work.load,
      start: (self) => {
        const stop = work.start?.(self);
        const end = (): void => {
          self.fail(new DealerkitError('unavailable', 'This Crm is closed'));
        };
        ends.add(end);
        return () => {
          ends.delete(end);
          stop?.();
        };
      },
    });

  const watch = (noun: NounRef, id: string): Watched<Seen<AnyRecord>> =>
    tracked<Seen<AnyRecord>>({
      load: (signal) => readOne(noun.name, id, signal),
      start: (self) =>
        stream.add({
          noun: noun.name,
          id,
          changed: () => {
            reads.outdate(noun.name, id);
            void self.refresh();
          },
          gone: () => {
            self.fail(new DealerkitError('not-found', `No ${noun.name} with this id`));
          },
          stale: (stale) => {
            self.stale(stale);
          },
        }),
    });
  const watchList = (noun: NounRef, query: Query = {}): Watched<Page<Seen<AnyRecord>>> =>
    tracked<Page<Seen<AnyRecord>>>({
      load: (signal) => readPage(noun.name, query, signal),
      start: (self) =>
        stream.add({
          noun: noun.name,
          changed: () => void self.refresh(),
          gone(id) {
            const page = self.state.value;
            if (!page?.items.some((item) => item.id === id)) return;
            self.set({ ...page, items: page.items.filter((item) => item.id !== id) });
            void self.refresh();
          },
          stale: (stale) => {
            self.stale(stale);
          },
        }),
    });
  const run: Crm['run'] = async (command, input, options = {}) => {
    open();
    const output = await source.run(command.name, input, { ...options, key: options.key ?? randomKey() });
    reads.outdate();
    if (!source.stream) stream.touchAll();
    return output as never;
  };
  const files = <Way>(way: Way | undefined): Way => {
    open();
    if (!way) throw new DealerkitError('unsupported', 'No files are kept here', { capability: 'files' });
    return way;
  };
  const explain: Crm['explain'] = (right, record) => {
    const plan = session.state.value?.rights[right];
    return explainPlan(plan, right, record);
  };
  let judged: WatchState<Session> | undefined;
  let check: Checker;
  const can: Crm['can'] = (right, record) => {
    if (judged !== asked.state) check = checkerOf((judged = asked.state).value?.rights ?? {});
    return record ? check(right, record, record.ties) : explain(right).allowed;
  };
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    stream.close();
    for (const end of [...ends]) end();
    asked.fail(new DealerkitError('unavailable', 'This Crm is closed'));
    await source.close?.();
  };
  return {
    session,
    get: ((noun: NounRef, id: string, options?: { signal?: AbortSignal }) => readOne(noun.name, id, options?.signal)) as Crm['get'],
    list: ((noun: NounRef, query?: Query, options?: { signal?: AbortSignal }) =>
      pages(noun.name, query ?? {}, options?.signal)) as unknown as Crm['list'],
    run,
    async preview(command, input, options) {
      open();
      await ready();
      return source.preview(command.name, input, options?.signal);
    },
    async upload(file, options = {}) {
      return files(source.upload)(file, options);
    },
    async download(id, options) {
      return files(source.download)(id, options?.signal);
    },
    async *runMany(command, inputs, options) {
      // Only lists work on many records at once: a card does not carry it.
      yield* (await import('./run-many.ts')).runMany(run, command, inputs, options);
    },
    can,
    canMany: (rights, record) => Object.fromEntries(rights.map((right) => [right, can(right, record)])) as never,
    explain,
    watch: watch as Crm['watch'],
    watchList: watchList as unknown as Crm['watchList'],
    report(entry) {
      if (!closed) void source.report?.(entry).catch(() => undefined);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
