import type { JsonObject } from './json.ts';
import type { Paper } from './paper/paper.ts';

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

/** A file on its way to the staging area. */
export interface StagedFile {
  readonly tenant: string;
  readonly name: string;
  readonly type: string;
  /** Who sends it. */
  readonly by: string;
  readonly body: ReadableStream<Uint8Array>;
}

/** Keeps files. What is staged and never referenced by a command is swept after 24 hours. */
export interface FileStore {
  /** Stores a body as it streams in, never whole in memory; a body that breaks off leaves nothing. */
  stage(file: StagedFile): Promise<{ readonly id: string; readonly size: number }>;
  /** Removes staged files from before an instant, and answers how many. */
  sweep(before: string): Promise<number>;
}

/** The outside effects, each brought by whoever composes the product. What is absent is not done and says so. */
export interface Ports {
  /** Phone numbers: gives the E.164 form, or undefined when the text is no phone number. `region` is an ISO country for national forms. */
  readonly phone?: (text: string, region: string | undefined) => string | undefined;
  /** Hands a mail over to be delivered. Throws `invalid` where it will never be taken, anything else where it may be later. */
  readonly mail?: (mail: Mail) => Promise<void>;
  /** Draws a quote or an order form as a PDF of A4 pages. */
  readonly pdf?: (paper: Paper) => Promise<Uint8Array>;
  readonly files?: FileStore;
  /** Structured log; never given personal values. */
  readonly log?: (entry: JsonObject) => void;
}
