import type * as z from 'zod/mini';
import { DealerkitError, type FieldProblem } from '../errors.ts';
import { wellFormedJson } from '../text.ts';
import type { Handled } from './kit.ts';
import type { World } from './world.ts';

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
}

function problems(issues: readonly Issue[]): Record<string, FieldProblem> {
  const fields: Record<string, FieldProblem> = {};
  for (const { code, path, keys, maximum, minimum } of issues) {
    const limit = maximum ?? minimum;
    const problem = { code, ...(limit === undefined ? {} : { limit: Number(limit) }) };
    const at = path.map((part) => String(part));
    if (keys) for (const key of keys) fields[[...at, key].join('.')] = { code: 'unknown' };
    else fields[at.join('.') || 'input'] = problem;
  }
  return fields;
}

/** Parses a value with a schema; `invalid` with a problem per field when it does not fit. Text is made well-formed first. */
export function parseWith(schema: z.ZodMiniType, value: unknown, what: string): unknown {
  const parsed = schema.safeParse(wellFormedJson(value));
  if (parsed.success) return parsed.data;
  const fields = problems(parsed.error.issues);
  throw new DealerkitError('invalid', `${what}: ${Object.keys(fields).join(', ')}`, { fields });
}

/** Step 1: the command exists and its input fits. */
export function validate(world: World, name: string, input: unknown): { readonly handled: Handled; readonly input: never } {
  for (const { handlers } of world.served.values()) {
    const handled = handlers.get(name);
    if (handled) return { handled, input: parseWith(handled.command.input, input, name) as never };
  }
  throw new DealerkitError('not-found', 'No such command');
}
