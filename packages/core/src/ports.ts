import type { JsonObject } from './json.ts';

/** A mail to send. `id` becomes its Message-ID, the same on every attempt. */
export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly replyTo?: string;
}

/** The outside effects, each brought by whoever composes the product. What is absent is not done and says so. */
export interface Ports {
  /** Phone numbers: gives the E.164 form, or undefined when the text is no phone number. `region` is an ISO country for national forms. */
  readonly phone?: (text: string, region: string | undefined) => string | undefined;
  readonly mail?: (mail: Mail) => Promise<void>;
  /** Structured log; never given personal values. */
  readonly log?: (entry: JsonObject) => void;
}
