const minute = 60_000;
const day = 24 * 60 * minute;

/** What an outbox holds, and for how long. Times are milliseconds, sizes bytes of encrypted text. */
export interface OutboxLimits {
  readonly leads: number;
  readonly bytes: number;
  /** Age at which an unsent request is erased and only counted. */
  readonly age: number;
  /** How long a delivered key is remembered. */
  readonly tombstone: number;
  /** How long one attempt may hold a request. */
  readonly lease: number;
  /** Longest time between two attempts. */
  readonly wait: number;
}

/** The limits of every outbox. */
export const outboxLimits: OutboxLimits = Object.freeze({
  leads: 50,
  bytes: 5_000_000,
  age: 7 * day,
  tombstone: day,
  lease: minute,
  wait: day,
});
