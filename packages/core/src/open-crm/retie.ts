import { type NewJob, type Retie, type Stored, refKey } from '../backend.ts';
import { sameJson } from '../json.ts';
import type { AnyRecord, Noun, Person } from '../noun.ts';
import type { Filter } from '../query/filter.ts';
import { type WholeChange, tieReader } from './complete.ts';
import type { World } from './world.ts';

/** How many children are re-tied in the commit that moves their parent; the rest follow by a job. */
export const retieLimit = 1000;

function childFilter(child: Noun, parent: Noun, id: string): Filter | undefined {
  const leaves = child.parents
    .filter(({ noun }) => noun === undefined || noun === parent.name)
    .map(({ field, noun }): Filter => ({ eq: [field, noun === undefined ? refKey(parent.name, id) : id] }));
  return leaves.length === 0 ? undefined : leaves.length === 1 ? leaves[0] : { or: leaves };
}

/** Reads the direct children of a record, page by page. */
export async function* childrenOf(world: World, parent: Noun, id: string): AsyncGenerator<Stored & { readonly noun: Noun }> {
  for (const child of world.nouns.values()) {
    const where = childFilter(child, parent, id);
    if (!where) continue;
    let cursor: string | undefined;
    do {
      const query = { where, sort: child.defaultSort, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const page = await world.backend.query(child.name, query);
      for (const item of page.items) yield { ...item, noun: child };
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

/** The new ties of everything that belongs to the changed records, and a job when that is more than one commit should carry. */
export async function retieChildren(
  world: World,
  changes: readonly WholeChange[],
  now: string,
): Promise<{ readonly reties: readonly Retie[]; readonly jobs: readonly NewJob[] }> {
  const written = new Map(changes.map((change) => [refKey(change.noun, change.id), { noun: change.definition, record: change.record }]));
  // What belonged to a removed record is nobody's through it any more.
  const moved = changes.filter(({ before, record, ties }) => before && (!record || !sameJson([...before.ties].sort(), ties)));
  const reties: Retie[] = [];
  const jobs: NewJob[] = [];
  const waiting: { noun: Noun; id: string }[] = moved.map(({ definition, id }) => ({ noun: definition, id }));
  while (waiting.length > 0) {
    const { noun: parent, id: parentId } = waiting.shift()!;
    for await (const { noun, record, ties } of childrenOf(world, parent, parentId)) {
      const key = refKey(noun.name, record.id);
      if (written.has(key)) continue;
      if (reties.length >= retieLimit) {
        const params = { noun: parent.name, id: parentId };
        jobs.push({ id: world.ids.next(), type: 'retie.children', key: null, params, runAt: now });
        break;
      }
      written.set(key, { noun, record });
      const next = await tieReader(world, written)(noun, record);
      if (sameJson([...ties].sort(), next)) continue;
      reties.push({ noun: noun.name, id: record.id, ties: next });
      waiting.push({ noun, id: record.id });
    }
  }
  return { reties, jobs };
}

/** Jobs for people whose groups or branch change: the records they own are re-tied in batches. */
export function retiePeople(world: World, changes: readonly WholeChange[], now: string): NewJob[] {
  return changes.flatMap(({ definition, before, record, id }) => {
    if (!definition.person || !before || !record) return [];
    const read = definition.person as (record: object) => Person;
    const [was, is] = [read(before.record), read(record)];
    if (was.branch === is.branch && sameJson([...was.groups].sort(), [...is.groups].sort())) return [];
    return [{ id: world.ids.next(), type: 'retie.owner', key: null, params: { id }, runAt: now }];
  });
}

/** Re-ties every record of a noun-independent scan: what `records` yields gets the ties that it should have. */
export async function retieBatch(
  world: World,
  records: readonly { noun: Noun; record: AnyRecord; ties: readonly string[] }[],
): Promise<Retie[]> {
  const written = new Map(records.map(({ noun, record }) => [refKey(noun.name, record.id), { noun, record }]));
  const ties = tieReader(world, written);
  const reties = await Promise.all(
    records.map(async ({ noun, record, ties: before }) => ({ noun: noun.name, id: record.id, ties: await ties(noun, record), before })),
  );
  return reties
    .filter(({ before, ties: after }) => !sameJson([...before].sort(), after))
    .map(({ noun, id, ties: after }) => ({ noun, id, ties: after }));
}
