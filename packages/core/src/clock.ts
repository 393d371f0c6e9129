/** Where instants come from. Tests and gateways may bring their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** An instant as every record stores it: ISO 8601, UTC, milliseconds. */
export function instant(clock: Clock, offsetMs = 0): string {
  return new Date(clock.now() + offsetMs).toISOString();
}

/** Milliseconds of a stored instant. */
export function millis(at: string): number {
  return Date.parse(at);
}

/** An instant moved by some milliseconds. */
export function shift(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
