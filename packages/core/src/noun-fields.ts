import type * as z from 'zod/mini';

/** What a store and a filter know of a field: a text, a list of texts, a number, a boolean, or a value that only travels. */
export type FieldKind = 'text' | 'texts' | 'number' | 'boolean' | 'json';

interface Definition {
  readonly type: string;
  readonly innerType?: { readonly _zod: { readonly def: Definition } };
  readonly element?: { readonly _zod: { readonly def: Definition } };
  readonly in?: { readonly _zod: { readonly def: Definition } };
  readonly values?: readonly unknown[];
}

function kindOf(definition: Definition): FieldKind {
  switch (definition.type) {
    case 'string':
    case 'enum':
      return 'text';
    case 'literal':
      return typeof definition.values?.[0] === 'string' ? 'text' : typeof definition.values?.[0] === 'boolean' ? 'boolean' : 'number';
    case 'number':
    case 'int':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return definition.element && kindOf(definition.element._zod.def) === 'text' ? 'texts' : 'json';
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return definition.innerType ? kindOf(definition.innerType._zod.def) : 'json';
    case 'pipe':
      return definition.in ? kindOf(definition.in._zod.def) : 'json';
    default:
      return 'json';
  }
}

/** The fields that every record has, whatever its noun. */
export const baseFields = { id: 'text', createdAt: 'text', createdBy: 'text', updatedAt: 'text', updatedBy: 'text' } as const;

/** Reads the fields of an object schema and their kinds. */
export function fieldKinds(schema: z.ZodMiniObject): Record<string, FieldKind> {
  const kinds: Record<string, FieldKind> = { ...baseFields };
  for (const [name, field] of Object.entries(schema.shape)) kinds[name] = kindOf(field._zod.def);
  return kinds;
}
