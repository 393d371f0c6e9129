import { type ErrorCode, canonical, isDealerkitError } from '@dealerkit/core';

const longest = 300;
const shown = (value: unknown): string => {
  const text = canonical(value ?? null);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

/** Demands that something is so. */
export function demand(condition: boolean, says: string): asserts condition {
  if (!condition) throw new Error(says);
}

/** Demands the same JSON; the order of keys does not matter. */
export function same(actual: unknown, wanted: unknown, says: string): void {
  demand(canonical(actual ?? null) === canonical(wanted ?? null), `${says}: expected ${shown(wanted)}, got ${shown(actual)}`);
}

/** Demands a refusal with this code, as an error of this SDK, and returns that error's message. */
export async function refuses(work: () => Promise<unknown>, code: ErrorCode, says: string): Promise<string> {
  try {
    await work();
  } catch (error) {
    demand(isDealerkitError(error), `${says}: expected the error ${code}, got ${String(error)}`);
    demand(error.code === code, `${says}: expected the error ${code}, got ${error.code} (${error.message})`);
    return error.message;
  }
  throw new Error(`${says}: expected the error ${code}, but it was done`);
}

/** Waits until something is so, for so many milliseconds. */
export async function until(what: () => boolean | Promise<boolean>, patience: number, says: string): Promise<void> {
  const end = performance.now() + patience;
  while (!(await what())) {
    demand(performance.now() < end, `${says}: not within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
