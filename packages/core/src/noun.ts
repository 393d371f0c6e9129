import * as z from 'zod/mini';
import type { Command } from './command.ts';
import { DealerkitError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { type FieldKind, baseFields, fieldKinds } from './noun-fields.ts';

/** The fields of every record, whatever its noun. Instants are ISO 8601 in UTC. */
export interface BaseRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** A record of any noun. */
export type AnyRecord = BaseRecord & Readonly<Record<string, unknown>>;

/** What leaves a Crm: the record, its version, those of its ties that are also the reader's, and the names of fields he may not read. */
export type Seen<R = AnyRecord> = R & { readonly version: string; readonly ties: readonly string[]; readonly hidden: readonly string[] };

/** A field that names what a record belongs to; without `noun` its value is `noun:id`. */
export interface ParentField {
  readonly field: string;
  readonly noun?: string;
}

/** An order that a noun offers; null values come last either way, texts by their folded form, and ties are broken by id. */
export interface Sort {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** How a field is searched: by its words, as an e-mail address, by the digits of a phone number, or as a code with or without its separators, such as a plate. */
export type SearchKind = 'text' | 'email' | 'phone' | 'code';

/** A person of the house, as permissions see him. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly groups: readonly string[];
  readonly branch: string | null;
  readonly client: string | null;
  readonly profile: string | null;
  /** Whose own records are also his for a time, ISO 8601 in UTC. */
  readonly standsInFor?: readonly { readonly id: string; readonly from: string; readonly until: string }[];
}

/** A file of the store, as a record names it. */
export interface NamedFile {
  readonly id: string;
  readonly type: string;
}

/** Which fields connect a record to people (design section 4, ties). */
export interface TieFields {
  /** Field with the ids of the owners, the main one first. */
  readonly owners?: string;
  /** Field with the branch; without it, or when null, the owners' branches count. */
  readonly branch?: string;
  /** Field with the client, for external contacts. */
  readonly client?: string;
  /** Field with `{ access, readers, writers }`. */
  readonly sharing?: string;
  /** Field with the id of the person that this record is (users themselves). */
  readonly self?: string;
}

/** Who may see a record beyond its owners; a list entry is a user id or `group:` and a group id. */
export interface Sharing {
  readonly access: 'private' | 'read' | 'write';
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

/** Words of a noun in one language: of one record, of several, of its fields, and of the values of fields that have a few known ones. */
export interface NounWords {
  readonly one: string;
  readonly many: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What `defineNoun` takes. */
export interface NounDefinition<Name extends string, Schema extends z.ZodMiniObject> {
  readonly name: Name;
  readonly schema: Schema;
  readonly commands?: readonly Command[];
  readonly ties?: TieFields;
  readonly parents?: readonly ParentField[];
  /** Fields that only another action of the noun may change, by field: `{ ownerIds: 'assign' }`. */
  readonly guards?: Readonly<Record<string, string>>;
  /** At most four; the first is the default. */
  readonly sorts: Readonly<Record<string, Sort>>;
  readonly search?: Readonly<Record<string, SearchKind>>;
  /** Fields with personal data, which erasure clears. */
  readonly pii?: readonly string[];
  /** Fields that only the house writes, in the same commit as what changed them (counters, nearest deadline). */
  readonly derived?: readonly string[];
  /** Fields of which each value may stand in one record of the noun only; of a list, each item. Null is no value. */
  readonly uniques?: readonly string[];
  /** Fields that nobody is ever shown, and that nothing can be asked by. */
  readonly secrets?: readonly string[];
  /** Fields that deny and require rules may read. */
  readonly ruleFields?: readonly string[];
  /** Fields that are filtered often enough for an index of their own. */
  readonly indexes?: readonly string[];
  /** Actions of the noun that no command brings. */
  readonly actions?: readonly string[];
  /** Names of the level atoms that an action admits, by action; all where left out (behaviours.md E17). */
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  /** Marks the noun whose records are people, and reads one. */
  readonly person?: (record: z.output<Schema> & BaseRecord) => Person;
  /** Marks the noun whose records are files, and reads which one. */
  readonly file?: (record: z.output<Schema> & BaseRecord) => NamedFile;
  /** Marks a noun whose records travel with every session, and says what of them. */
  readonly inSession?: (record: z.output<Schema> & BaseRecord) => JsonObject;
  readonly words?: Readonly<Record<string, () => Promise<NounWords>>>;
}

/** The one definition of a kind of record; types, columns, indexes, filters, forms and documentation are read from it. */
export interface Noun<Name extends string = string, Data extends object = Record<string, unknown>> {
  readonly name: Name;
  readonly schema: z.ZodMiniObject;
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly commands: readonly Command[];
  readonly ties: TieFields;
  readonly parents: readonly ParentField[];
  readonly guards: Readonly<Record<string, string>>;
  readonly sorts: Readonly<Record<string, Sort>>;
  readonly defaultSort: string;
  readonly search: Readonly<Record<string, SearchKind>>;
  readonly pii: readonly string[];
  readonly derived: readonly string[];
  readonly uniques: readonly string[];
  readonly secrets: readonly string[];
  readonly ruleFields: readonly string[];
  readonly indexes: readonly string[];
  readonly actions: readonly string[];
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly person: ((record: never) => Person) | undefined;
  readonly file: ((record: never) => NamedFile) | undefined;
  readonly inSession: ((record: never) => JsonObject) | undefined;
  readonly words: Readonly<Record<string, () => Promise<NounWords>>>;
  /** Only for types: never set. */
  readonly record?: Data & BaseRecord;
}

/** The record type of a noun. */
export type RecordOf<N> = N extends Noun<string, infer Data> ? Data & BaseRecord : never;

/** Defines a noun. Throws `malformed` when the definition contradicts its schema. */
export function defineNoun<const Name extends string, Schema extends z.ZodMiniObject>(
  definition: NounDefinition<Name, Schema>,
): Noun<Name, z.output<Schema>> {
  const {
    name,
    schema,
    commands = [],
    sorts,
    guards = {},
    search = {},
    pii = [],
    derived = [],
    uniques = [],
    secrets = [],
    ruleFields = [],
    indexes = [],
    parents = [],
  } = definition;
  const fields = fieldKinds(schema);
  const named = [
    ...Object.keys(guards),
    ...Object.keys(search),
    ...pii,
    ...derived,
    ...uniques,
    ...secrets,
    ...ruleFields,
    ...indexes,
    ...Object.values(sorts).map((sort) => sort.field),
    ...parents.map((parent) => parent.field),
    ...Object.values<string | undefined>({ ...definition.ties }).filter((field) => field !== undefined),
  ];
  const unknown = named.find((field) => !Object.hasOwn(fields, field));
  if (unknown !== undefined) throw new DealerkitError('malformed', `Noun ${name}: no field ${unknown}`);
  const sortNames = Object.keys(sorts);
  if (sortNames.length < 1 || sortNames.length > 4) throw new DealerkitError('malformed', `Noun ${name}: one to four sorts`);
  const own = (right: string): string[] => (right.startsWith(`${name}.`) ? [right.slice(name.length + 1)] : []);
  const actions = new Set(['view', ...(definition.actions ?? []), ...Object.values(guards)]);
  for (const { right, change } of commands)
    for (const action of [right, change].flatMap((each) => (each ? own(each) : []))) actions.add(action);
  return {
    name,
    schema,
    fields,
    commands,
    ties: definition.ties ?? {},
    parents,
    guards,
    sorts,
    defaultSort: sortNames[0]!,
    search,
    pii,
    derived,
    uniques,
    secrets,
    // Rules may always name the branch of a record.
    ruleFields: [...new Set([...ruleFields, ...(definition.ties?.branch === undefined ? [] : [definition.ties.branch])])],
    indexes: [...new Set([...indexes, ...parents.map((parent) => parent.field)])],
    actions: [...actions],
    levels: definition.levels ?? {},
    person: definition.person,
    file: definition.file,
    inSession: definition.inSession,
    words: definition.words ?? {},
  };
}

/** A stored sharing, or null for the noun's default. */
export const sharingSchema = z.nullable(
  z.strictObject({ access: z.enum(['private', 'read', 'write']), readers: z.array(z.string()), writers: z.array(z.string()) }),
);

/** A record without the fields that every record has: what its schema describes. */
export function dataOf<R extends BaseRecord>(record: R): Omit<R, keyof BaseRecord> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(baseFields, name))) as Omit<R, keyof BaseRecord>;
}
