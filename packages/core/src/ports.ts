import type { JsonObject } from './json.ts';

/** A mail to send. `id` becomes its Message-ID, the same on every attempt. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly replyTo?: string;
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
  readonly mail?: (mail: Mail) => Promise<void>;
  readonly files?: FileStore;
  /** Structured log; never given personal values. */
  readonly log?: (entry: JsonObject) => void;
}
