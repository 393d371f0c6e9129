import { type Stored, refKey } from '../backend.ts';
import type { NounRef } from '../crm/crm.ts';
import { DealerkitError } from '../errors.ts';
import { sameJson } from '../json.ts';
import { type Noun, type Seen, dataOf } from '../noun.ts';
import { redactor } from '../permission/redact.ts';
import { type Page, type Query, queryLimits } from '../query/query.ts';
import type { Held, PlanContext, PlannedChange, SystemReads } from './kit.ts';
import { childrenOf } from './retie.ts';
import { mayView, parseQuery, readPage, scoped } from './read.ts';
import { type ClaimReader, claimReader, holderOf } from './claims.ts';
import { type Actor, type World, nounOf } from './world.ts';

const held = (noun: string, { record, version, ties }: Stored): Held => ({ noun, record, version, ties });

/** Most records that one list of a plan may read, and that may belong to the record that it takes away. */
export const planLimits = { list: 1000, under: 5000 } as const;

const tooLarge = (noun: string, limit: number): DealerkitError =>
  new DealerkitError('too-large', `More than ${String(limit)} records of ${noun} for one command`);

async function readAll(
  world: World,
  noun: string,
  query: Parameters<World['backend']['query']>[1],
  first = Number.POSITIVE_INFINITY,
): Promise<Held[]> {
  const found: Held[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.backend.query(noun, cursor === undefined ? query : { ...query, cursor });
    found.push(...page.items.map((item) => held(noun, item)));
    cursor = page.next;
    if (found.length >= first) return found.slice(0, first);
    if (found.length > planLimits.list) throw tooLarge(noun, planLimits.list);
  } while (cursor !== undefined);
  return found;
}

async function readUnder(world: World, noun: Noun, id: string): Promise<Held[]> {
  const found = new Map<string, Held>();
  const waiting = [{ noun, id }];
  while (waiting.length > 0) {
    const parent = waiting.shift()!;
    for await (const child of childrenOf(world, parent.noun, parent.id)) {
      const key = refKey(child.noun.name, child.record.id);
      if (found.has(key)) continue;
      if (found.size >= planLimits.under) throw tooLarge(noun.name, planLimits.under);
      found.set(key, held(child.noun.name, child));
      waiting.push({ noun: child.noun, id: child.record.id });
    }
  }
  return [...found.values()];
}

/** Reads of the house. */
export function systemReads(world: World, claims: ClaimReader = claimReader(world)): SystemReads {
  return {
    get: (async (noun: NounRef, id: string) => {
      const [stored] = await world.backend.get(nounOf(world, noun.name).name, [id]);
      return stored && held(noun.name, stored);
    }) as SystemReads['get'],
    list: (async (noun: NounRef, query: Query, options?: { readonly first: number }) =>
      readAll(
        world,
        noun.name,
        parseQuery(nounOf(world, noun.name), { ...query, limit: 100 }),
        options?.first,
      )) as unknown as SystemReads['list'],
    under: (noun, id) => readUnder(world, nounOf(world, noun.name), id),
    holder: (noun, field, value) => holderOf(claims, noun.name, field, value),
  };
}

/** Reads that ask for each record once: a plan sees it the same wherever it looks. */
function readOnce(system: SystemReads): SystemReads {
  const known = new Map<string, Promise<unknown>>();
  return {
    ...system,
    get: ((noun: NounRef, id: string) => {
      const key = refKey(noun.name, id);
      const found = known.get(key) ?? system.get(noun, id);
      known.set(key, found);
      return found;
    }) as SystemReads['get'],
  };
}

function changed(
  before: Held,
  patch: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, unknown>> | undefined,
  hidden: readonly string[],
): PlannedChange {
  const record = before.record;
  const conflicts = Object.entries(from ?? {})
    .filter(
      ([field, value]) =>
        Object.hasOwn(patch, field) &&
        // Nobody starts from what he may not read; to compare it would tell it.
        !hidden.includes(field) &&
        !sameJson(record[field] ?? null, value ?? null) &&
        !sameJson(record[field] ?? null, patch[field] ?? null),
    )
    .map(([field]) => [field, { yours: patch[field] ?? null, theirs: record[field] ?? null }] as const);
  if (conflicts.length > 0)
    throw new DealerkitError('conflict', 'Someone else changed this meanwhile', { conflicts: Object.fromEntries(conflicts) });
  return { noun: before.noun, id: record.id, before, data: { ...dataOf(record), ...patch } };
}

async function* seenPages(world: World, actor: Actor, noun: string, query: Query): AsyncGenerator<Page<Seen>['items']> {
  let cursor: string | undefined;
  do {
    const page = await readPage(world, actor, noun, { ...query, limit: queryLimits.page, ...(cursor === undefined ? {} : { cursor }) });
    yield page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** What a handler plans with, for one actor at one instant. */
export function planContext(world: World, actor: Actor, now: string, claims: ClaimReader): PlanContext {
  return {
    person: actor.person,
    rights: actor.table,
    now,
    ids: world.ids,
    ports: world.ports,
    tenant: world.tenant,
    nouns: [...world.nouns.values()],
    system: readOnce(systemReads(world, claims)),
    get: (async (ref: NounRef, id: string) => {
      const noun = nounOf(world, ref.name);
      const [stored] = await world.backend.get(noun.name, [id]);
      if (!stored || !mayView(actor, noun, stored)) throw new DealerkitError('not-found', `No ${noun.name} with this id`);
      return held(noun.name, stored);
    }) as PlanContext['get'],
    list: (async (ref: NounRef, value: Query) => {
      const noun = nounOf(world, ref.name);
      const query = scoped(actor, noun, parseQuery(noun, { ...value, limit: 100 }));
      return query ? readAll(world, noun.name, query) : [];
    }) as unknown as PlanContext['list'],
    seen: ((ref: NounRef, query: Query) => seenPages(world, actor, ref.name, query)) as unknown as PlanContext['seen'],
    create: (noun, data) => ({ noun: noun.name, id: world.ids.next(), before: undefined, data: data }),
    update: (held, patch, from) => {
      const before = held as unknown as Held;
      return changed(before, patch, from, from ? redactor(actor.table, nounOf(world, before.noun))(before).hidden : []);
    },
    remove: (before, { keepsKeys = false } = {}) => ({
      noun: before.noun,
      id: before.record.id,
      before: before as unknown as Held,
      data: null,
      keepsKeys,
    }),
  };
}
