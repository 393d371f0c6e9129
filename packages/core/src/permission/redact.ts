import type { Stored } from '../backend.ts';
import { DealerkitError } from '../errors.ts';
import type { AnyRecord, Noun, Seen } from '../noun.ts';
import { baseFields } from '../noun-fields.ts';
import { type BackendQuery, type Query } from '../query/query.ts';
import { filterFields } from '../query/filter.ts';
import { sortOf } from '../query/sort-key.ts';
import { allows, readerTies } from './decide.ts';
import type { EffectiveTable, RightPlan } from './decision.ts';

/** The field rights of one noun that the table narrows, by field. */
function fieldPlans(table: EffectiveTable, noun: Noun): readonly (readonly [string, RightPlan])[] {
  const prefix = `${noun.name}.view.`;
  return Object.entries(table)
    .filter(([right]) => right.startsWith(prefix))
    .map(([right, plan]) => [right.slice(prefix.length), plan] as const);
}

/** Makes what a person may see of stored records: hidden fields named, not shown; only those ties that are also his. */
export function redactor(table: EffectiveTable, noun: Noun): (stored: Stored) => Seen<AnyRecord> {
  const narrowed = fieldPlans(table, noun).filter(([, plan]) => plan.kind !== 'always');
  const mine = readerTies(table, noun.name);
  return ({ record, version, ties }) => {
    const hidden = [...noun.secrets, ...narrowed.filter(([, plan]) => !allows(plan, { ...record, ties })).map(([field]) => field)];
    const visible = hidden.length > 0 ? Object.fromEntries(Object.entries(record).filter(([name]) => !hidden.includes(name))) : record;
    return { ...(visible as AnyRecord), version, ties: ties.filter((tie) => mine.has(tie)), hidden };
  };
}

/** Refuses filtering and sorting by fields that are not always readable, and narrows the search to those that are: no oracle. */
export function withoutOracle(table: EffectiveTable, noun: Noun, query: Query & { readonly sort: string }): Pick<BackendQuery, 'searchIn'> {
  const narrowed = new Set([
    ...noun.secrets,
    ...fieldPlans(table, noun)
      .filter(([, plan]) => plan.kind !== 'always')
      .map(([field]) => field),
  ]);
  if (narrowed.size === 0) return {};
  const used = [...(query.where ? filterFields(query.where) : []), sortOf(noun, query.sort).field];
  const field = used.find((name) => narrowed.has(name) && !Object.hasOwn(baseFields, name));
  if (field !== undefined)
    throw new DealerkitError('forbidden', `${noun.name}: ${field} is not readable everywhere`, { fields: { [field]: { code: 'hidden' } } });
  return { searchIn: Object.keys(noun.search).filter((name) => !narrowed.has(name)) };
}
