import * as z from 'zod/mini';
import type { JsonObject } from './json.ts';

/** A schema as JSON Schema 2020-12, as its values go in or come out: for descriptions of an interface, not for checking. */
export function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as unknown as JsonObject;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== '$schema'));
}
