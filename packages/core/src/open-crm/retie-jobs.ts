import type { Job } from '../backend.ts';
import type { AnyRecord, Noun } from '../noun.ts';
import { childrenOf, retieBatch, retieLimit } from './retie.ts';
import { type World, nounOf } from './world.ts';

interface Tied {
  readonly noun: Noun;
  readonly record: AnyRecord;
  readonly ties: readonly string[];
}

async function* ownedBy(world: World, person: string): AsyncGenerator<Tied> {
  for (const noun of world.nouns.values()) {
    if (noun.ties.owners === undefined && noun.ties.self === undefined) continue;
    let cursor: string | undefined;
    do {
      const query = { ties: [`own:${person}`], sort: noun.defaultSort, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const page = await world.backend.query(noun.name, query);
      for (const { record, ties } of page.items) yield { noun, record, ties };
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

async function commitBatch(world: World, batch: readonly Tied[]): Promise<void> {
  const reties = await retieBatch(world, batch);
  if (reties.length > 0) await world.backend.commit({ changes: [], reties, expects: [], jobs: [] });
  for (const { noun, id } of reties) await retieAll(world, childrenOf(world, nounOf(world, noun), id));
}

async function retieAll(world: World, records: AsyncIterable<Tied>): Promise<void> {
  let batch: Tied[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < retieLimit) continue;
    await commitBatch(world, batch);
    batch = [];
  }
  await commitBatch(world, batch);
}

/**
 * The machine's own jobs. Each can be run again from the start without harm: a record whose ties are right is passed over.
 */
export const retieJobs: Readonly<Record<string, (world: World, job: Job) => Promise<void>>> = {
  'retie.children': (world, { params }) =>
    retieAll(world, childrenOf(world, nounOf(world, params['noun'] as string), params['id'] as string)),
  'retie.owner': (world, { params }) => retieAll(world, ownedBy(world, params['id'] as string)),
};
