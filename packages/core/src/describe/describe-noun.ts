import type { Command } from '../command.ts';
import type { Noun } from '../noun.ts';
import { baseFields } from '../noun-fields.ts';
import type * as z from 'zod/mini';

/** What a field holds, for whoever shows or edits it. `other` is shown as text and never edited. */
export type FieldType =
  | 'text'
  | 'multiline'
  | 'email'
  | 'url'
  | 'choice'
  | 'integer'
  | 'number'
  | 'money'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'texts'
  | 'people'
  | 'branch'
  | 'record'
  | 'other';

/** One field of a noun, read from its schema. */
export interface FieldDescription {
  readonly name: string;
  readonly type: FieldType;
  /** A value must be given: neither null nor, for a text, empty. */
  readonly required: boolean;
  /** Null says that there is no value. */
  readonly nullable: boolean;
  /** The values of a `choice`. */
  readonly choices: readonly string[];
  /** Longest text, in UTF-16 units. */
  readonly maxLength: number | undefined;
  /** Noun of the record that a `record` names. */
  readonly noun: string | undefined;
  /** Written by the house, or by another action than an edit. */
  readonly readOnly: boolean;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodMiniType;
  readonly in?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string; readonly maximum?: number } } }[];
}

const definitionOf = (schema: z.ZodMiniType): Definition => schema._zod.def;

function innermost(schema: z.ZodMiniType): z.ZodMiniType {
  const { innerType, in: input } = definitionOf(schema);
  const inner = innerType ?? input;
  return inner ? innermost(inner) : schema;
}

const takes = (schema: z.ZodMiniType, value: unknown): boolean => schema.safeParse(value).success;

// By what it takes and refuses, since a schema may say the same thing in many ways.
function textType(schema: z.ZodMiniType, maxLength: number | undefined): FieldType {
  if (takes(schema, 'x')) return maxLength !== undefined && maxLength > 500 ? 'multiline' : 'text';
  if (takes(schema, '2026-01-02T03:04:05.000Z')) return 'instant';
  if (takes(schema, '2026-01-02')) return 'date';
  if (takes(schema, 'someone@example.com')) return 'email';
  return takes(schema, 'https://example.com/') ? 'url' : 'text';
}

function typeOf(schema: z.ZodMiniType, maxLength: number | undefined): FieldType {
  const { type, element } = definitionOf(schema);
  if (type === 'string') return textType(schema, maxLength);
  if (type === 'enum') return 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'number' || type === 'int') return takes(schema, 0.5) || takes(schema, 1.5) ? 'number' : 'integer';
  if (type === 'array') return element && definitionOf(innermost(element)).type === 'string' ? 'texts' : 'other';
  return type === 'object' && takes(schema, { minor: 1, currency: 'EUR' }) ? 'money' : 'other';
}

/** Reads the fields of a noun from its schema, in its order; base fields (`id`, `createdAt` …) are not among them. */
export function describeFields(noun: Noun): readonly FieldDescription[] {
  const { shape } = noun.schema as unknown as { readonly shape: Readonly<Record<string, z.ZodMiniType>> };
  const { owners, branch, sharing } = noun.ties;
  return Object.entries(shape)
    .filter(([name]) => !Object.hasOwn(baseFields, name) && !noun.secrets.includes(name))
    .map(([name, schema]) => {
      const inner = innermost(schema);
      const { entries, checks = [] } = definitionOf(inner);
      const maxLength = checks.map(({ _zod: { def } }) => (def.check === 'max_length' ? def.maximum : undefined)).find((max) => max);
      const parent = noun.parents.find(({ field }) => field === name)?.noun;
      const plain = typeOf(inner, maxLength);
      const tied: FieldType | undefined = name === owners ? 'people' : name === branch ? 'branch' : name === sharing ? 'other' : undefined;
      const nullable = takes(schema, null);
      return {
        name,
        type: tied ?? (parent !== undefined && plain === 'text' ? 'record' : plain),
        required: !nullable && !takes(schema, undefined) && plain !== 'boolean' && (plain !== 'text' || !takes(schema, '')),
        nullable,
        choices: Object.values(entries ?? {}),
        maxLength: plain === 'texts' ? undefined : maxLength,
        noun: parent,
        readOnly: noun.derived.includes(name) || Object.hasOwn(noun.guards, name),
      };
    });
}

/** The field that names a record to a person: `name`, `title` or `label`, else the first text that is searched or sorted by. */
export function titleField(noun: Noun): string | undefined {
  const texts = Object.keys(noun.fields).filter((name) => noun.fields[name] === 'text' && !Object.hasOwn(baseFields, name));
  const known = ['name', 'title', 'label', ...Object.keys(noun.search), ...Object.values(noun.sorts).map(({ field }) => field)];
  return [...known, ...texts].find((name) => texts.includes(name));
}

/** The commands by which records of a noun are created, changed and deleted, where it has them. */
export interface RecordCommands {
  /** `NOUN.create`, its input the fields; or `NOUN.save`, its input `{ data }`. */
  readonly create: Command | undefined;
  /** `NOUN.update`, its input `{ id, patch, from? }`; or `NOUN.save`, its input `{ id, data, from? }`. */
  readonly update: Command | undefined;
  /** `NOUN.delete`, its input `{ id }`. */
  readonly remove: Command | undefined;
}

/** Finds a noun's commands by their names, as generic widgets and scripts do. */
export function recordCommands({ name, commands }: Noun): RecordCommands {
  const find = (action: string): Command | undefined => commands.find((command) => command.name === `${name}.${action}`);
  const save = find('save');
  return { create: find('create') ?? save, update: find('update') ?? save, remove: find('delete') };
}

/** The input of a noun's command that creates a record of these fields. */
export const creation = (command: Command, data: Readonly<Record<string, unknown>>): unknown =>
  command.name.endsWith('.save') ? { data } : data;

/**
 * The input of a noun's command that changes fields of a record: their new values, and where the command takes `from`, those that the
 * change started from, so that a field that somebody else changed meanwhile is a `conflict`.
 */
export function change(
  command: Command,
  id: string,
  patch: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, unknown>>,
): unknown {
  const { shape = {} } = command.input as unknown as { readonly shape?: Readonly<Record<string, unknown>> };
  return { id, [command.name.endsWith('.save') ? 'data' : 'patch']: patch, ...(Object.hasOwn(shape, 'from') ? { from } : {}) };
}
