import type { Expectation } from '../backend.ts';
import { canonical, keyedHash } from '../json.ts';
import type { World } from './world.ts';

/**
 * An opaque mark of what a plan stands on: the sets that it expects to find unchanged, ids included that its reader may not see.
 * Keyed, so that nothing can be guessed from it.
 */
export function basisOf(world: World, command: string, input: unknown, expects: readonly Expectation[]): Promise<string> {
  const sets = expects.map(({ noun, where, ids }) => [noun, where, [...ids].sort()]);
  return keyedHash(world.secret, canonical([command, input, sets]));
}
