import type { Receipt } from '../backend.ts';
import { shift } from '../clock.ts';
import { DealerkitError } from '../errors.ts';
import { type JsonObject, canonical, sha256 } from '../json.ts';
import type { World } from './world.ts';

/** How long the receipt of an ordinary run is kept. */
export const receiptDays = 30;

/** What a key was asked for. */
export interface KeyedRun {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** Names a run: its key within its principal, and the hash of what it asks for. */
export async function keyedRun(scope: string, key: string, command: string, input: unknown): Promise<KeyedRun> {
  if (key.length < 8 || key.length > 200) throw new DealerkitError('malformed', 'An idempotency key has 8 to 200 characters');
  return { scope, key, fingerprint: await sha256(canonical([command, input])) };
}

/** Step 2: the answer that this key was already given, if any; another input under the same key is `key-reused`. */
export async function replay(world: World, { scope, key, fingerprint }: KeyedRun): Promise<Receipt | undefined> {
  const receipt = await world.backend.receipt(scope, key);
  if (receipt && receipt.fingerprint !== fingerprint) throw new DealerkitError('key-reused', 'This key was used for something else');
  return receipt;
}

/** The receipt to store with a commit. */
export function receiptFor(run: KeyedRun, result: JsonObject, at: string, keep: boolean): Receipt {
  return { ...run, result, at, until: keep ? null : shift(at, receiptDays * 86_400_000) };
}
