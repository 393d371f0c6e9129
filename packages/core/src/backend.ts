import type { JsonObject } from './json.ts';
import type { AnyRecord } from './noun.ts';
import type { Filter } from './query/filter.ts';
import type { BackendQuery, Page } from './query/query.ts';

/** A record as a backend keeps it: with its opaque version and its ties to people (a projection beside the record). */
export interface Stored {
  readonly record: AnyRecord;
  readonly version: string;
  readonly ties: readonly string[];
}

/** What a backend can do. Frozen data; widgets and openCrm read it, conformance checks it. */
export interface Capabilities {
  /** Scopes by ties inside the backend. Without it openCrm refuses scoped lists as `unsupported`. */
  readonly ties: boolean;
  /** Tells of changes made by others. Without it only own commits are seen. */
  readonly watch: boolean;
  /** Keeps and hands out jobs. */
  readonly jobs: boolean;
  /** `batch`: a commit is all or nothing. `record`: each record by itself; commands of several changes are `unsupported`. */
  readonly atomic: 'batch' | 'record';
}

/** One write of a commit. Exactly one of: create (`expect: null`), update (`expect`: the version read), delete (`record: null`). */
export interface Change {
  readonly noun: string;
  readonly id: string;
  /** `null`: must not exist. A version: must still be that one. */
  readonly expect: string | null;
  readonly record: AnyRecord | null;
  readonly ties: readonly string[];
}

/** New ties for a record; changes neither its version nor `updatedAt`. Unknown ids are passed over. */
export interface Retie {
  readonly noun: string;
  readonly id: string;
  readonly ties: readonly string[];
}

/** "This set must still be exactly this", evaluated inside the commit. */
export interface Expectation {
  readonly noun: string;
  readonly where: Filter;
  readonly ids: readonly string[];
}

/** Work that happens after a commit. `key` is unique for ever: a second job with the same key is not added. */
export interface NewJob {
  readonly id: string;
  readonly type: string;
  readonly key: string | null;
  readonly params: JsonObject;
  /** Instant before which it does not run. */
  readonly runAt: string;
}

/** A job that was claimed; `attempts` counts this one. */
export interface Job extends NewJob {
  readonly attempts: number;
}

/** How a claimed job ended. `dead` jobs are kept and never run again by themselves. */
export type JobOutcome =
  | { readonly status: 'done' }
  | { readonly status: 'retry'; readonly runAt: string; readonly error: string }
  | { readonly status: 'dead'; readonly error: string };

/** The answer that a key was given. */
export interface Receipt {
  readonly scope: string;
  readonly key: string;
  /** Hash of the input; another input under the same key is `key-reused`. */
  readonly fingerprint: string;
  readonly result: JsonObject;
  readonly at: string;
  /** Instant after which it may be forgotten; null keeps it for ever. */
  readonly until: string | null;
}

/** Everything that one command writes: all of it, or nothing. */
export interface Commit {
  readonly changes: readonly Change[];
  readonly reties: readonly Retie[];
  readonly expects: readonly Expectation[];
  readonly jobs: readonly NewJob[];
  readonly receipt?: Receipt;
}

/**
 * The answer to a commit. A refusal is data, not an exception: `version` names the records that moved,
 * `expect` the expectation that no longer holds, `receipt` says that the key was used meanwhile.
 */
export type Committed =
  | { readonly ok: true; readonly versions: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly reason: 'version'; readonly refs: readonly { readonly noun: string; readonly id: string }[] }
  | { readonly ok: false; readonly reason: 'expect'; readonly index: number }
  | { readonly ok: false; readonly reason: 'receipt' };

/** What rules and scopes read of a record at one side of a change. */
export interface ChangeSide {
  readonly ties: readonly string[];
  /** The noun's `ruleFields`. */
  readonly fields: JsonObject;
}

/** One change that a backend tells of. `before` is absent on creation, `after` on deletion. */
export interface RecordChange {
  /** Resume point: everything before it has been told. */
  readonly cursor: string;
  readonly noun: string;
  readonly id: string;
  readonly version: string;
  readonly before?: ChangeSide;
  readonly after?: ChangeSide;
}

/** Ends a subscription. Calling it twice does no harm. */
export type Unsubscribe = () => void;

/**
 * What an adapter implements: the storage of one tenant. It knows no rights and no rules; openCrm decides those.
 * Errors are `DealerkitError`s: `unavailable` when the store cannot be reached, `malformed` for a bad cursor, `unsupported` for what it cannot express.
 */
export interface Backend {
  readonly capabilities: Capabilities;
  /** One answer per id, in order; `undefined` where there is none. At most 1,000 ids. */
  get(noun: string, ids: readonly string[]): Promise<readonly (Stored | undefined)[]>;
  query(noun: string, query: BackendQuery): Promise<Page<Stored>>;
  receipt(scope: string, key: string): Promise<Receipt | undefined>;
  commit(commit: Commit): Promise<Committed>;
  /** Tells of every change after `from` (a cursor; now when undefined), in an order in which no change is told before what it was made from. */
  watch?(from: string | undefined, onChange: (change: RecordChange) => void, onReset: () => void): Unsubscribe;
  /** The cursor of now: everything committed before this call was answered is before it. Present where `watch` is. */
  position?(): Promise<string>;
  readonly jobs?: JobStore;
  close?(): Promise<void>;
}

/** The job half of a backend. */
export interface JobStore {
  /** Takes up to `limit` jobs whose time has come and holds them for `leaseMs`; an expired lease makes a job claimable again. */
  claim(limit: number, leaseMs: number, now: string): Promise<readonly Job[]>;
  /** Ends the claim of a job. */
  settle(id: string, outcome: JobOutcome): Promise<void>;
}

/** Key of a record in `Committed.versions` and in sets of references. */
export function refKey(noun: string, id: string): string {
  return `${noun}:${id}`;
}
