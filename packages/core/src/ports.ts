import type { JsonObject } from './json.ts';
import type { AnyPaper } from './paper/any-paper.ts';

/** A file that a mail carries. */
export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail to send. `id` becomes its Message-ID, the same on every attempt. No text of it may break out of its header. */
export interface Mail {
  readonly id: string;
  /** One address. */
  readonly to: string;
  readonly toName?: string;
  /** Who writes, beside the address of the house. */
  readonly fromName?: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  /** BCP 47. */
  readonly language?: string;
  readonly attachments?: readonly MailAttachment[];
}

/** A file on its way to the staging area: checked, and without what it must not tell (behaviours.md C14). */
export interface StagedFile {
  readonly tenant: string;
  readonly name: string;
  /** What its content is, never what its sender says. */
  readonly type: string;
  /** Who sends it. */
  readonly by: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** What a store knows of a file that no command has referred to for long. */
export interface StagedFacts extends Omit<StagedFile, 'tenant' | 'body'> {
  readonly size: number;
  /** When it had arrived, ISO 8601 in UTC. */
  readonly stagedAt: string;
}

/** The content of a file. The stream is opened at its first read. */
export interface OpenedFile {
  readonly size: number;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Which staged files a sweep decides about. */
export interface Sweep {
  readonly tenant: string;
  /** Only files that were staged before this instant. */
  readonly before: string;
  /** Tells whether a record names the file; while it fails, the file stays as it is. */
  readonly isNamed: (id: string) => Promise<boolean>;
}

/** Keeps files. A record that names a staged file is all that keeps it; what none names is swept after 24 hours. */
export interface FileStore {
  /** Stores a body as it streams in, never whole in memory; a body that breaks off leaves nothing. */
  stage(file: StagedFile): Promise<{ readonly id: string; readonly size: number }>;
  /** What is known of a staged file; undefined when there is none of this tenant. */
  staged(tenant: string, id: string): Promise<StagedFacts | undefined>;
  /** Opens a file, staged or kept; undefined when there is none of this tenant. */
  open(tenant: string, id: string): Promise<OpenedFile | undefined>;
  /** Removes a file, staged or kept; one that is gone already is done. */
  remove(tenant: string, id: string): Promise<void>;
  /** Keeps the old staged files that a record names, removes the others, and answers how many it removed. */
  sweep(sweep: Sweep): Promise<number>;
}

/** The outside effects, each brought by whoever composes the product. What is absent is not done and says so. */
export interface Ports {
  /** Phone numbers: gives the E.164 form, or undefined when the text is no phone number. `region` is an ISO country for national forms. */
  readonly phone?: (text: string, region: string | undefined) => string | undefined;
  /** Hands a mail over to be delivered. Throws `invalid` where it will never be taken, anything else where it may be later. */
  readonly mail?: (mail: Mail) => Promise<void>;
  /** Draws a paper as a PDF of A4 pages. */
  readonly pdf?: (paper: AnyPaper) => Promise<Uint8Array>;
  readonly files?: FileStore;
  /** Structured log; never given personal values. */
  readonly log?: (entry: JsonObject) => void;
}
