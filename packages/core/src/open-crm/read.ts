import type { Stored } from '../backend.ts';
import { batchSize } from '../crm/coalesce.ts';
import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Noun, Seen } from '../noun.ts';
import { scopeOf } from '../permission/decide.ts';
import { readsEverywhere, redactor, withoutOracle } from '../permission/redact.ts';
import { allOf, parseFilter } from '../query/filter.ts';
import { type BackendQuery, type Page, type Query, queryLimits } from '../query/query.ts';
import { sortOf } from '../query/sort-key.ts';
import { type Actor, type World, nounOf } from './world.ts';

const queryKeys = new Set(['where', 'search', 'sort', 'limit', 'cursor', 'count', 'sum']);

function malformed(message: string): never {
  throw new DealerkitError('malformed', `Query: ${message}`);
}

/** Checks a question that came from outside against its noun. */
export function parseQuery(noun: Noun, value: unknown): Query & { readonly sort: string; readonly limit: number } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return malformed('not an object');
  const query = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(query).find((key) => !queryKeys.has(key));
  if (unknown !== undefined) malformed(`unknown key ${JSON.stringify(unknown)}`);
  const { where, search, sort = noun.defaultSort, limit = queryLimits.defaultPage, cursor, count, sum } = query;
  if (search !== undefined && (typeof search !== 'string' || search.length > queryLimits.searchText)) malformed('search is a short text');
  if (typeof sort !== 'string') malformed('sort is a name');
  sortOf(noun, sort);
  if (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > queryLimits.page)
    malformed(`limit is 1 to ${String(queryLimits.page)}`);
  if (cursor !== undefined && (typeof cursor !== 'string' || cursor.length > 2000)) malformed('cursor is a text');
  if (count !== undefined && typeof count !== 'boolean') malformed('count is true or false');
  if (sum !== undefined && (typeof sum !== 'string' || noun.fields[sum] !== 'json')) malformed('sum is the name of an amount');
  return {
    sort,
    limit: Number(limit),
    ...(where === undefined ? {} : { where: parseFilter(where, noun.fields) }),
    ...(search === undefined || search.trim() === '' ? {} : { search }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(count === undefined ? {} : { count }),
    ...(sum === undefined ? {} : { sum }),
  };
}

const sharedToWrite = /^((?:via:[^:]+:)*)(?:write:|public:write$)/;
const readTie = (tie: string): string => tie.replace(sharedToWrite, (found) => found.replace(/write(:?)$/, 'read$1'));

/** Who may write may read, and his records say both (`tiesOf`): to look for one of the two is enough. */
export function lookedFor(ties: readonly string[]): readonly string[] {
  const all = new Set(ties);
  return ties.filter((tie) => readTie(tie) === tie || !all.has(readTie(tie)));
}

/** The question of a person, narrowed to what he may view; undefined when that is nothing. */
export function scoped(
  actor: Actor,
  noun: Noun,
  query: Query & { readonly sort: string; readonly limit: number },
): BackendQuery | undefined {
  const scope = scopeOf(actor.table[`${noun.name}.view`]);
  if (!scope || scope.ties?.length === 0) return undefined;
  const where = allOf(query.where, scope.where);
  const { sum, ...asked } = query;
  return {
    ...asked,
    // A sum of what is hidden here and there would tell it.
    ...(sum !== undefined && readsEverywhere(actor.table, noun, sum) ? { sum } : {}),
    ...withoutOracle(actor.table, noun, query),
    ...(where ? { where } : {}),
    ...(scope.ties ? { ties: lookedFor(scope.ties) } : {}),
  };
}

/** Tells whether a stored record may be viewed. */
export function mayView(actor: Actor, noun: Noun, stored: Stored): boolean {
  return actor.can(`${noun.name}.view`, stored.record, stored.ties);
}

/** Reads records by id; null for what does not exist or may not be viewed. */
export async function readRecords(world: World, actor: Actor, name: string, ids: readonly string[]): Promise<(Seen<AnyRecord> | null)[]> {
  const noun = nounOf(world, name);
  if (ids.length > batchSize) throw new DealerkitError('malformed', `At most ${String(batchSize)} ids at once`);
  const stored = await world.backend.get(noun.name, ids);
  const redact = redactor(actor.table, noun);
  return stored.map((item) => (item && mayView(actor, noun, item) ? redact(item) : null));
}

/** Reads one page: checked, scoped, redacted. */
export async function readPage(world: World, actor: Actor, name: string, value: unknown): Promise<Page<Seen<AnyRecord>>> {
  const noun = nounOf(world, name);
  const query = scoped(actor, noun, parseQuery(noun, value));
  if (!query) {
    const { count, sum } = value as Query;
    return { items: [], ...(count ? { total: 0 } : {}), ...(sum === undefined ? {} : { sums: {} }) };
  }
  if (query.ties && !world.backend.capabilities.ties)
    throw new DealerkitError('unsupported', 'This backend cannot narrow lists to one person', { capability: 'ties' });
  const page = await world.backend.query(noun.name, query);
  return { ...page, items: page.items.map(redactor(actor.table, noun)) };
}
