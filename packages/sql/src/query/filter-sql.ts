import { DealerkitError, type Filter, type Scalar, wellFormed } from '@dealerkit/core';
import { type RawBuilder, sql } from 'kysely';
import { type ColumnKind, type FieldColumn, type Layout, table } from '../schema/layout.ts';

/** A condition on a record's row `r`. */
export type Condition = RawBuilder<unknown>;

type Comparison = 'lt' | 'lte' | 'gt' | 'gte';

const operators: Readonly<Record<Comparison, Condition>> = { lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` };
const listTypes: Readonly<Record<ColumnKind, Condition>> = {
  text: sql`text[]`,
  texts: sql`text[]`,
  number: sql`double precision[]`,
  boolean: sql`boolean[]`,
};
const types: Readonly<Record<Exclude<ColumnKind, 'texts'>, Condition>> = {
  text: sql`text`,
  number: sql`double precision`,
  boolean: sql`boolean`,
};
const scalarTypes: Readonly<Record<ColumnKind, string>> = { text: 'string', texts: 'string', number: 'number', boolean: 'boolean' };

const column = ({ column: name }: FieldColumn): Condition => sql`r.${sql.id(name)}`;
const safe = (value: Scalar): Scalar => (typeof value === 'string' ? wellFormed(value) : value);

function fieldOf({ fields, noun }: Layout, name: string): FieldColumn {
  const field = fields.get(name);
  if (!field) throw new DealerkitError('malformed', `Filter: ${noun.name} has no field ${JSON.stringify(name)} to filter by`);
  return field;
}

function among(layout: Layout, tenant: string, name: string, values: readonly Scalar[]): Condition {
  const field = fieldOf(layout, name);
  const fitting = values.filter((value) => typeof value === scalarTypes[field.kind]).map((value) => safe(value));
  if (fitting.length === 0) return sql`false`;
  const list = sql`${fitting}::${listTypes[field.kind]}`;
  if (field.kind !== 'texts') return fitting.length === 1 ? equals(field, fitting[0]!) : sql`${column(field)} = any(${list})`;
  if (!layout.lists.includes(name)) return sql`${column(field)} && ${list}`;
  return sql`exists (select from ${table('element')} e where e.tenant = ${tenant} and e.noun = ${layout.noun.name}
    and e.field = ${name} and e.value = any(${list}) and e.record = r.id)`;
}

const equals = (field: FieldColumn, value: Scalar): Condition =>
  sql`${column(field)} = ${value}::${types[field.kind as Exclude<ColumnKind, 'texts'>]}`;

function compare(layout: Layout, op: Comparison, [name, value]: readonly [string, Scalar]): Condition {
  const field = fieldOf(layout, name);
  if (field.kind === 'texts' || typeof value !== scalarTypes[field.kind]) return sql`false`;
  return sql`${column(field)} ${operators[op]} ${safe(value)}::${types[field.kind]}`;
}

function isNull(layout: Layout, name: string): Condition {
  if (layout.noun.fields[name] === 'json') return sql`coalesce(jsonb_typeof(r.data -> ${name}), 'null') = 'null'`;
  return sql`${column(fieldOf(layout, name))} is null`;
}

function startsWith(layout: Layout, name: string, prefix: string): Condition {
  const field = fieldOf(layout, name);
  return field.kind === 'text' ? sql`starts_with(${column(field)}, ${wellFormed(prefix)})` : sql`false`;
}

/**
 * Compiles a filter to a condition on the row `r`. SQL is three-valued and a filter two-valued: under `and` and `or` an unknown
 * leaf decides like a false one, so only `not` has to say what it means by `is not true`.
 */
export function filterSql(layout: Layout, tenant: string, filter: Filter): Condition {
  const all = (children: readonly Filter[], joint: Condition, empty: Condition): Condition =>
    children.length === 0
      ? empty
      : sql`(${sql.join(
          children.map((child) => filterSql(layout, tenant, child)),
          joint,
        )})`;
  if ('and' in filter) return all(filter.and, sql` and `, sql`true`);
  if ('or' in filter) return all(filter.or, sql` or `, sql`false`);
  if ('not' in filter) return sql`(${filterSql(layout, tenant, filter.not)}) is not true`;
  if ('isNull' in filter) return isNull(layout, filter.isNull);
  if ('eq' in filter) return among(layout, tenant, filter.eq[0], [filter.eq[1]]);
  if ('in' in filter) return among(layout, tenant, filter.in[0], filter.in[1]);
  if ('startsWith' in filter) return startsWith(layout, ...filter.startsWith);
  const [op, operand] = Object.entries(filter)[0] as [Comparison, readonly [string, Scalar]];
  if (!Object.hasOwn(operators, op)) throw new DealerkitError('malformed', `Filter: unknown operator ${JSON.stringify(op)}`);
  return compare(layout, op, operand);
}
