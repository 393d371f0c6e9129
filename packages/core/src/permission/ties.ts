import type { AnyRecord, Noun, Person, Sharing } from '../noun.ts';
import type { Ref } from '../json.ts';

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : [];

/** What a record belongs to, the first that is set; undefined when it belongs to nothing. */
export function parentOf(noun: Noun, record: Readonly<Record<string, unknown>>): Ref | undefined {
  for (const { field, noun: parent } of noun.parents) {
    const value = texts(record[field])[0];
    if (value === undefined || value === '') continue;
    if (parent !== undefined) return { noun: parent, id: value };
    const colon = value.indexOf(':');
    if (colon > 0) return { noun: value.slice(0, colon), id: value.slice(colon + 1) };
  }
  return undefined;
}

/** Ids of the people that own a record. */
export function ownersOf(noun: Noun, record: Readonly<Record<string, unknown>>): string[] {
  const { owners, self } = noun.ties;
  return [...(owners === undefined ? [] : texts(record[owners])), ...(self === undefined ? [] : texts(record[self]))];
}

// Who may write may read, and a list looks for the one tie only (`scoped`).
function shareTies(sharing: Sharing | null | undefined): string[] {
  if (!sharing) return ['public:default'];
  const { access, readers, writers } = sharing;
  const open = { private: [], read: ['public:read'], write: ['public:read', 'public:write'] }[access];
  return [...open, ...[...readers, ...writers].map((id) => `read:${id}`), ...writers.map((id) => `write:${id}`)];
}

/** What a record's ties are made from, beside itself. */
export interface TieSources {
  /** The owners, by id. */
  readonly people: ReadonlyMap<string, Person>;
  /** Ties of what the record belongs to. */
  readonly parentTies: readonly string[] | undefined;
}

/** The ties of a record to people: a set of strings that say how (design section 4). */
export function tiesOf(noun: Noun, record: AnyRecord, { people, parentTies }: TieSources): string[] {
  const { branch, client, sharing } = noun.ties;
  const owners = ownersOf(noun, record);
  const known = owners.flatMap((id) => people.get(id) ?? []);
  const ownBranch = branch === undefined ? [] : texts(record[branch]);
  const parent = parentOf(noun, record);
  const ties = [
    ...owners.map((id) => `own:${id}`),
    ...known.flatMap(({ groups }) => groups.map((id) => `group:${id}`)),
    ...(ownBranch.length > 0 ? ownBranch : known.flatMap(({ branch: home }) => home ?? [])).map((id) => `branch:${id}`),
    ...(client === undefined ? [] : texts(record[client]).map((id) => `client:${id}`)),
    ...(sharing === undefined ? [] : shareTies(record[sharing] as Sharing | null | undefined)),
    ...(parent ? [`via:${parent.noun}:*`, ...(parentTies ?? []).map((tie) => `via:${parent.noun}:${tie}`)] : []),
    ...(noun.parents.length > 0 && !parent ? ['public:read'] : []),
  ];
  return [...new Set(ties)].sort();
}

/** The ties that a person would give to a record by owning it: what a receiver must have inside a guard's level. */
export function receiverTies(person: Person): string[] {
  return [`own:${person.id}`, ...person.groups.map((id) => `group:${id}`), ...(person.branch ? [`branch:${person.branch}`] : [])];
}
