import { type Change, type Stored, refKey } from '../backend.ts';
import type { Ref } from '../json.ts';
import type { AnyRecord, Noun, Person } from '../noun.ts';
import { ownersOf, parentOf, tiesOf } from '../permission/ties.ts';
import { eventNoun } from './event.noun.ts';
import type { PlannedChange, PlannedEvent } from './kit.ts';
import { parseWith } from './validate.ts';
import { type World, nounOf, readPeople } from './world.ts';

/** A planned write, made whole: schema-checked, with base fields and ties, beside what it replaces. */
export interface WholeChange extends Change {
  readonly definition: Noun;
  readonly before: Pick<Stored, 'record' | 'version' | 'ties'> | undefined;
  /** It is removed, and its unique values stay taken. */
  readonly keepsKeys: boolean;
  /** It was another system's before it was ours. */
  readonly imported: boolean;
  /** Fields that a rule of the house set. */
  readonly byHouse: readonly string[];
}

function eventChange(world: World, { type, about, params = {}, personal = {}, link }: PlannedEvent): PlannedChange {
  const keys = about.map(({ noun, id }) => refKey(noun, id));
  const data = { type, subject: keys[0], about: keys, params, personal, link: link ? refKey(link.noun, link.id) : null, v: 1 };
  return { noun: eventNoun.name, id: world.ids.next(), before: undefined, data };
}

function wholeRecord(world: World, noun: Noun, change: PlannedChange, by: string, now: string): AnyRecord {
  const data = parseWith(noun.schema, change.data, noun.name) as Record<string, unknown>;
  const born = change.before?.record as AnyRecord | undefined;
  return {
    ...data,
    id: change.id,
    createdAt: born?.createdAt ?? change.imported?.createdAt ?? now,
    createdBy: born?.createdBy ?? change.imported?.createdBy ?? by,
    updatedAt: now,
    updatedBy: by,
  };
}

/** Gives the ties of any record, stored or about to be written; parents first. */
export function tieReader(
  world: World,
  records: ReadonlyMap<string, { readonly noun: Noun; readonly record: AnyRecord | null }>,
): (noun: Noun, record: AnyRecord) => Promise<string[]> {
  const known = new Map<string, Promise<readonly string[] | undefined>>();
  const people = new Map<string, Person>();
  const load = async (ids: readonly string[]): Promise<void> => {
    const missing = ids.filter((id) => !people.has(id));
    for (const [id, person] of await readPeople(world, missing)) people.set(id, person);
  };
  const ofRef = (ref: Ref): Promise<readonly string[] | undefined> => {
    const key = refKey(ref.noun, ref.id);
    const answer = known.get(key) ?? find(key, ref);
    known.set(key, answer);
    return answer;
  };
  const find = async (key: string, { noun, id }: Ref): Promise<readonly string[] | undefined> => {
    const written = records.get(key);
    if (written) return written.record ? of(written.noun, written.record) : undefined;
    if (!world.nouns.has(noun)) return undefined;
    const [stored] = await world.backend.get(noun, [id]);
    return stored?.ties;
  };
  const of = async (noun: Noun, record: AnyRecord): Promise<string[]> => {
    const parent = parentOf(noun, record);
    const [parentTies] = await Promise.all([parent ? ofRef(parent) : undefined, load(ownersOf(noun, record))]);
    return tiesOf(noun, record, { people, parentTies });
  };
  return of;
}

/** Makes planned writes and events whole. */
export async function complete(
  world: World,
  planned: readonly PlannedChange[],
  events: readonly PlannedEvent[],
  by: string,
  now: string,
): Promise<WholeChange[]> {
  const all = [...planned, ...events.map((event) => eventChange(world, event))];
  const records = new Map(
    all.map((change) => {
      const noun = nounOf(world, change.noun);
      const record = change.data && wholeRecord(world, noun, change, by, now);
      return [refKey(change.noun, change.id), { noun, record, change }] as const;
    }),
  );
  const ties = tieReader(world, records);
  return Promise.all(
    [...records.values()].map(async ({ noun, record, change }) => ({
      noun: noun.name,
      id: change.id,
      definition: noun,
      expect: change.before?.version ?? null,
      record,
      ties: record ? await ties(noun, record) : [],
      before: change.before && { ...change.before, record: change.before.record },
      keepsKeys: change.keepsKeys ?? false,
      imported: change.imported !== undefined,
      byHouse: change.byHouse ?? [],
    })),
  );
}
