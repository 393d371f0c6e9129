import type { Stored } from '../backend.ts';
import type { Noun } from '../noun.ts';
import { compareText } from '../text.ts';
import { makeCursor, readCursor } from './cursor.ts';
import { predicate } from './predicate.ts';
import { type BackendQuery, type Page, queryLimits } from './query.ts';
import { addUp } from './add-up.ts';
import { isFound } from './search.ts';
import { compareBy, sortKey, sortOf } from './sort-key.ts';

/**
 * Answers a query over records that are already in memory: scope, filter, search, order, page.
 * The whole query half of a backend that can list its records, and the reference for the others.
 */
export function applyQuery(noun: Noun, records: Iterable<Stored>, query: BackendQuery): Page<Stored> {
  const sort = sortOf(noun, query.sort);
  const position = readCursor(noun.name, query);
  const test = predicate(query.where);
  const scope = query.ties && new Set(query.ties);
  const { search, searchIn } = query;
  const found = [...records].filter(
    ({ record, ties }) =>
      (!scope || ties.some((tie) => scope.has(tie))) && test(record) && (search === undefined || isFound(noun, record, search, searchIn)),
  );
  const compare = compareBy(sort);
  found.sort((a, b) => compare(a.record, b.record));
  const sign = sort.direction === 'asc' ? 1 : -1;
  const after = position
    ? found.filter(({ record }) => sign * (compareText(sortKey(sort, record), position.key) || compareText(record.id, position.id)) > 0)
    : found;
  const items = after.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    ...(after.length > items.length && last
      ? { next: makeCursor(noun.name, query, { key: sortKey(sort, last.record), id: last.record.id }) }
      : {}),
    ...(query.count ? { total: Math.min(found.length, queryLimits.counted + 1) } : {}),
    ...(query.sum !== undefined && found.length <= queryLimits.counted ? { sums: addUp(found, query.sum) } : {}),
  };
}
