import type { Stored } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Noun, Seen } from '../noun.ts';
import { baseFields } from '../noun-fields.ts';
import { type BackendQuery, type Query } from '../query/query.ts';
import { filterFields } from '../query/filter.ts';
import { sortOf } from '../query/sort-key.ts';
import type { EffectiveTable } from './decision.ts';
import { nounRights } from './noun-rights.ts';

/** Makes what a person may see of stored records: hidden fields named, not shown; only those ties that are also his. */
export function redactor(table: EffectiveTable, noun: Noun): (stored: Stored) => Seen<AnyRecord> {
  const { ties: mine, narrowed } = nounRights(table, noun.name);
  return ({ record, version, ties }) => {
    const hidden = [...noun.secrets];
    for (const [field, decides] of narrowed) if (!decides(record, ties)) hidden.push(field);
    const visible = hidden.length > 0 ? Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.includes(name))) : record;
    return { ...(visible as AnyRecord), version, ties: ties.filter((tie) => mine.has(tie)), hidden };
  };
}

/** Tells whether a field of every record that may be viewed is shown. */
export const readsEverywhere = (table: EffectiveTable, noun: Noun, field: string): boolean =>
  !noun.secrets.includes(field) && !nounRights(table, noun.name).narrowed.has(field);

/** Refuses filtering and sorting by fields that are not always readable, and narrows the search to those that are: no oracle. */
export function withoutOracle(table: EffectiveTable, noun: Noun, query: Query & { readonly sort: string }): Pick<BackendQuery, 'searchIn'> {
  const narrowed = new Set([...noun.secrets, ...nounRights(table, noun.name).narrowed.keys()]);
  if (narrowed.size === 0) return {};
  const used = [...(query.where ? filterFields(query.where) : []), sortOf(noun, query.sort).field];
  const field = used.find((name) => narrowed.has(name) && !Object.hasOwn(baseFields, name));
  if (field !== undefined)
    throw new DealerkitError('forbidden', `${noun.name}: ${field} is not readable everywhere`, { fields: { [field]: { code: 'hidden' } } });
  return { searchIn: Object.keys(noun.search).filter((name) => !narrowed.has(name)) };
}
