import type { Command, InputOf, OutputOf } from '../command.ts';
import type { DealerkitError } from '../errors.ts';
import type { BaseRecord, Seen } from '../noun.ts';
import type { Decision } from '../permission/decision.ts';
import type { Page, Query } from '../query/query.ts';
import type { Preview, RunOptions, Session, Staged, UploadOptions, WidgetReport } from './source.ts';

/** A noun, or anything else that names one and carries its record type. */
export interface NounRef<R = unknown> {
  readonly name: string;
  readonly record?: R;
}

/** The record type that a noun reference carries. */
export type ReadOf<N> = N extends { readonly record?: infer R } ? Extract<R, BaseRecord> : never;

/** Any command's contract. */
export type AnyCommand = Command<string, never>;

/** A value that changes over time: read it now, and hear of every change. The one contract for Lit, React and scripts. */
export interface Watched<T> {
  /** Readable at any time; a new object whenever it changes. */
  readonly state: WatchState<T>;
  /** Calls the listener after every change. Returns how to stop; the last one to stop ends the work behind it. */
  subscribe(listener: () => void): () => void;
  /** Asks again now. */
  refresh(): Promise<void>;
}

/** What is known of a watched value. `stale`: shown from before, the connection is lost. */
export interface WatchState<T> {
  readonly status: 'loading' | 'ready' | 'error';
  readonly value: T | undefined;
  readonly error: DealerkitError | undefined;
  readonly stale: boolean;
}

/** One result of `runMany`. */
export interface ManyResult<Output> {
  readonly index: number;
  readonly done: number;
  readonly total: number;
  readonly output?: Output;
  readonly error?: DealerkitError;
}

/** A list: await it for the first page, iterate it for all pages. */
export interface Pages<R> extends PromiseLike<Page<Seen<R>>>, AsyncIterable<Page<Seen<R>>> {}

/** Options of a read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
}

/**
 * What widgets and scripts use: the CRM as one person sees it. Every method refuses with a `DealerkitError`.
 * Reads wait for the session, then leave as one batch; the same record asked any number of times at once is one read.
 */
export interface Crm extends AsyncDisposable {
  /** The session, watched: `state.value` is undefined until it is known. */
  readonly session: Watched<Session>;
  /** One record; `not-found` when there is none or it may not be viewed. */
  get<N extends NounRef>(noun: N, id: string, options?: ReadOptions): Promise<Seen<ReadOf<N>>>;
  list<N extends NounRef>(noun: N, query?: Query<Extract<keyof ReadOf<N>, string>>, options?: ReadOptions): Pages<ReadOf<N>>;
  run<C extends AnyCommand>(command: C, input: InputOf<C>, options?: RunOptions): Promise<OutputOf<C>>;
  preview(command: AnyCommand, input: unknown, options?: ReadOptions): Promise<Preview>;
  /** Runs one command for many inputs, four at a time, and answers as they end. A refusal is a result, not an exception. */
  runMany<C extends AnyCommand>(
    command: C,
    inputs: readonly InputOf<C>[],
    options?: { readonly signal?: AbortSignal; readonly key?: (input: InputOf<C>, index: number) => string },
  ): AsyncIterable<ManyResult<OutputOf<C>>>;
  /**
   * Sends a file, which waits under the answered id until a command of the same person refers to it. `media-type` when its content is
   * nothing that may be kept, `too-large` above 25 MB, `unsupported` where no files are kept. Photos lose where they were taken.
   */
  upload(file: File, options?: UploadOptions): Promise<Staged>;
  /** The content of a record that is a file, such as a document; `not-found` when there is none or it may not be viewed. */
  download(id: string, options?: ReadOptions): Promise<Blob>;
  /** Whether a right is held on a record, from the session's table; false until the session is known. Advice for what to show: the server decides. */
  can(right: string, record?: Seen<object>): boolean;
  /** The same for several rights at once: what a menu or a row of buttons asks. */
  canMany<Right extends string>(rights: readonly Right[], record?: Seen<object>): Readonly<Record<Right, boolean>>;
  explain(right: string, record?: Seen<object>): Decision;
  /** A record that stays current. `not-found` when it leaves the reader's scope. */
  watch<N extends NounRef>(noun: N, id: string): Watched<Seen<ReadOf<N>>>;
  /** A page that stays current. */
  watchList<N extends NounRef>(noun: N, query?: Query<Extract<keyof ReadOf<N>, string>>): Watched<Page<Seen<ReadOf<N>>>>;
  /** Leaves a widget's mistake in the gateway's log, where its reference can be looked up. Never fails. */
  report(report: WidgetReport): void;
  /** Ends every subscription, read and stream; afterwards every method refuses as `unavailable`. */
  close(): Promise<void>;
}
