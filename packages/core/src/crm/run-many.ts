import type { InputOf, OutputOf } from '../command.ts';
import type { AnyCommand, Crm, ManyResult } from './crm.ts';
import { asDealerkitError } from './watched.ts';

/** How many runs of `runMany` are under way at once. */
export const manyAtOnce = 4;

/** Runs one command for many inputs and answers as they end; a refusal is a result. */
export async function* runMany<C extends AnyCommand>(
  run: Crm['run'],
  command: C,
  inputs: readonly InputOf<C>[],
  { signal, key }: { readonly signal?: AbortSignal; readonly key?: (input: InputOf<C>, index: number) => string } = {},
): AsyncGenerator<ManyResult<OutputOf<C>>> {
  const flying = new Map<number, Promise<ManyResult<OutputOf<C>>>>();
  let next = 0;
  let done = 0;
  const start = async (index: number): Promise<ManyResult<OutputOf<C>>> => {
    const input = inputs[index]!;
    const base = { index, done: 0, total: inputs.length };
    const options = { ...(signal ? { signal } : {}), ...(key ? { key: key(input, index) } : {}) };
    try {
      return { ...base, output: await run(command, input, options) };
    } catch (error) {
      return { ...base, error: asDealerkitError(error) };
    }
  };
  while (next < inputs.length || flying.size > 0) {
    signal?.throwIfAborted();
    while (next < inputs.length && flying.size < manyAtOnce) {
      flying.set(next, start(next));
      next++;
    }
    const result = await Promise.race(flying.values());
    flying.delete(result.index);
    yield { ...result, done: ++done };
  }
}
