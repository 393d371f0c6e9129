/**
 * Where a watcher stands. Ids of transactions are not in the order of their commits, so a place is a horizon (every transaction before it
 * had ended when it was read) and those after it that have been told already. What is told is decided by this, never by the time.
 */
export interface Place {
  readonly horizon: bigint;
  readonly told: ReadonlySet<string>;
  /** The database's time when the place was read, in milliseconds: only to know when it is too old. */
  readonly at: number;
}

/** Transactions that a cursor names at most; beyond that a watcher who comes back hears some of them twice, which does no harm. */
const named = 64;

/** The opaque text of a place. */
export function writeCursor({ horizon, told, at }: Place): string {
  const list = told.size > named ? [] : [...told];
  return Buffer.from(JSON.stringify([1, String(horizon), at, ...list])).toString('base64url');
}

const isNumber = (value: unknown): value is string => typeof value === 'string' && /^\d{1,19}$/.test(value);

/** Reads a place; undefined when it is not one of ours. */
export function readPlace(cursor: string): Place | undefined {
  try {
    const [version, horizon, at, ...told] = JSON.parse(Buffer.from(cursor.split('.')[0]!, 'base64url').toString()) as unknown[];
    if (version !== 1 || !isNumber(horizon) || typeof at !== 'number' || told.length > named || !told.every((id) => isNumber(id)))
      return undefined;
    return { horizon: BigInt(horizon), told: new Set(told), at };
  } catch {
    return undefined;
  }
}
