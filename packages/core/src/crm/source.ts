import type { Capabilities } from '../backend.ts';
import type { JsonObject } from '../json.ts';
import type { AnyRecord, Seen } from '../noun.ts';
import type { Decision, EffectiveTable } from '../permission/decision.ts';
import type { Page, Query } from '../query/query.ts';

/** Who is asking, what he may do, and the dictionaries that his widgets need. Everything that a Crm knows before the first record. */
export interface Session {
  readonly principal: { readonly id: string; readonly name: string; readonly branch: string | null; readonly groups: readonly string[] };
  /** Compiled rights by name; a right that is not listed does not exist. */
  readonly rights: EffectiveTable;
  /** What the nouns marked `inSession` tell of their records, by noun: settings, people, groups, branches. */
  readonly dictionaries: Readonly<Record<string, readonly JsonObject[]>>;
  readonly capabilities: Capabilities;
  /** Files are kept here. */
  readonly files?: boolean;
  /** The server's instant, for clocks that are wrong. */
  readonly now: string;
  /** Where the live stream stood when this was read: a stream from here misses nothing that was read later. */
  readonly cursor?: string;
}

/** What a command would do, without doing it. */
export interface Preview {
  readonly summary: JsonObject;
  readonly decision: Decision;
  /** Opaque: give it to `run`, and the run is refused as `conflict` when what stands here is no longer true. */
  readonly basis: string;
}

/** One message of the live stream. It never carries content: the reader asks again, by right. */
export type LiveMessage =
  | { readonly cursor: string; readonly noun: string; readonly id: string; readonly version: string }
  | { readonly cursor: string; readonly noun: string; readonly id: string; readonly gone: true };

/** Who listens to the live stream. */
export interface LiveListener {
  onMessage(message: LiveMessage): void;
  /** Everything known may be stale, the session included: ask again. */
  onReset(): void;
  /** The stream is lost (`true`) or back (`false`). */
  onStale?(stale: boolean): void;
}

/** A widget that cannot work as its page wrote it: for the log of whoever runs the gateway. Never a value that a person typed. */
export interface WidgetReport {
  /** What the widget shows to be quoted. */
  readonly reference: string;
  /** The warning that it gave in the console. */
  readonly code: string;
  /** Its tag. */
  readonly element: string;
}

/** A file that waits to be referred to by a command. */
export interface Staged {
  readonly id: string;
  /** Bytes, without what was taken from it. */
  readonly size: number;
}

/** Options of an upload. */
export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** Hears how much has left, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** Options of a run. */
export interface RunOptions {
  /** Idempotency key; one is made when left out. */
  readonly key?: string;
  /** From a preview. */
  readonly basis?: string;
  readonly signal?: AbortSignal;
}

/**
 * What stands behind a Crm for one principal: `openCrm` makes one over a backend, `connectCrm` one over HTTP, and the gateway
 * is the HTTP face of the first for the second.
 */
export interface CrmSource {
  session(signal?: AbortSignal): Promise<Session>;
  /** At most 200 ids; one answer per id, in order, null where it does not exist or may not be viewed. */
  read(noun: string, ids: readonly string[], signal?: AbortSignal): Promise<readonly (Seen<AnyRecord> | null)[]>;
  query(noun: string, query: Query, signal?: AbortSignal): Promise<Page<Seen<AnyRecord>>>;
  run(command: string, input: unknown, options: RunOptions & { readonly key: string }): Promise<unknown>;
  preview(command: string, input: unknown, signal?: AbortSignal): Promise<Preview>;
  /** Stages a file, checked by its content. Absent where nothing takes files. */
  readonly upload?: (file: File, options: UploadOptions) => Promise<Staged>;
  /** The content of a record that is a file; `not-found` when there is none or it may not be viewed. */
  readonly download?: (id: string, signal?: AbortSignal) => Promise<Blob>;
  /** Absent where the backend cannot watch. Returns how to stop. */
  stream?(from: string | undefined, listener: LiveListener): () => void;
  /** Puts a report into the log of the other side. */
  report?(report: WidgetReport): Promise<void>;
  close?(): Promise<void>;
}
