import type { Session } from '../crm/source.ts';
import { instant } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import type { AnyRecord, Noun } from '../noun.ts';
import { scoped } from './read.ts';
import type { Actor, World } from './world.ts';

/** Most records of one noun that travel with a session. */
export const dictionaryLimit = 500;

async function dictionary(world: World, actor: Actor, noun: Noun): Promise<JsonObject[]> {
  const tell = noun.inSession as unknown as (record: AnyRecord) => JsonObject;
  const told: JsonObject[] = [];
  let cursor: string | undefined;
  do {
    const query = scoped(actor, noun, { sort: noun.defaultSort, limit: 100, ...(cursor === undefined ? {} : { cursor }) });
    if (!query) break;
    const page = await world.backend.query(noun.name, query);
    told.push(...page.items.map(({ record }) => tell(record)));
    cursor = page.next;
  } while (cursor !== undefined && told.length < dictionaryLimit);
  return told;
}

/** Who is asking, what he may do, and the dictionaries he may see. */
export async function openSession(world: World, actor: Actor): Promise<Session> {
  // Before the reads: what changes while they run is told by the stream.
  const cursor = await world.backend.position?.();
  const nouns = [...world.nouns.values()].filter(({ inSession }) => inSession);
  const dictionaries = await Promise.all(nouns.map(async (noun) => [noun.name, await dictionary(world, actor, noun)] as const));
  const { id, name, branch, groups } = actor.person;
  return {
    principal: { id, name, branch, groups },
    rights: actor.table,
    dictionaries: Object.fromEntries(dictionaries),
    capabilities: world.backend.capabilities,
    ...(world.ports.files ? { files: true } : {}),
    now: instant(world.clock),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
