import { defineCommand } from '../command.ts';
import type { NounRef, ReadOf } from '../crm/crm.ts';
import { DealerkitError, invalidField, isDealerkitError } from '../errors.ts';
import { sameJson } from '../json.ts';
import type { Noun } from '../noun.ts';
import { type Handled, type Held, type Plan, type PlanContext, type PlannedChange, handler } from '../open-crm/kit.ts';
import { redactor } from '../permission/redact.ts';
import { patchOf } from '../schema-parts.ts';
import type { ExternalId } from './external-ids.ts';
import { type UpsertOutput, upsertInput, upsertOutput } from './upsert-contract.ts';

type Parts = Pick<Plan<unknown>, 'changes' | 'events' | 'expects'>;

/** How a record is made, and how it is changed; the first change is the record's own. */
export interface Upserting<R> {
  readonly create: () => Promise<Parts>;
  readonly update: (held: Held<R>) => Promise<Parts>;
}

interface Known {
  readonly externalIds?: readonly ExternalId[];
}

const changesNothing = ({ before, data }: PlannedChange): boolean =>
  before !== undefined &&
  data !== null &&
  Object.entries(data).every(([field, value]) => sameJson(before.record[field] ?? null, value ?? null));

async function heldBy(ctx: PlanContext, noun: NounRef, externalId: ExternalId): Promise<Held | undefined> {
  const id = await ctx.system.holder(noun, 'externalIds', externalId);
  if (id === undefined) return undefined;
  if (!(await ctx.system.get(noun, id)))
    throw new DealerkitError('duplicate', `The ${noun.name} with this external id was deleted here for good`, {
      fields: { externalId: { code: 'deleted' } },
    });
  try {
    return await ctx.get(noun, id);
  } catch (cause) {
    if (!isDealerkitError(cause, 'not-found')) throw cause;
    throw new DealerkitError('duplicate', `A ${noun.name} that you may not see has this external id`, {}, cause);
  }
}

/** The id of the record that an external id names; `invalid` when there is none that the person may view. */
export async function idOfExternal(ctx: PlanContext, noun: NounRef, externalId: ExternalId, field: string): Promise<string> {
  const id = await ctx.system.holder(noun, 'externalIds', externalId);
  const [visible] = id === undefined ? [] : await ctx.list(noun, { where: { eq: ['id', id] } });
  if (id === undefined || !visible) throw invalidField(field, 'unknown', `No ${noun.name} has this external id`);
  return id;
}

/** Plans a record by its external id: made when nobody has it, else changed, and not written at all when nothing of it would change. */
export async function planUpsert<N extends NounRef>(
  ctx: PlanContext,
  noun: N,
  externalId: ExternalId,
  { create, update }: Upserting<ReadOf<N>>,
): Promise<Plan<UpsertOutput>> {
  const held = await heldBy(ctx, noun, externalId);
  if (!held) {
    const { changes, events = [], expects = [] } = await create();
    const [own, ...others] = changes;
    const data = { ...own!.data, externalIds: [...((own!.data as Known).externalIds ?? []), externalId] };
    return { output: { id: own!.id, outcome: 'created' }, changes: [{ ...own!, data }, ...others], events, expects };
  }
  const planned = await update(held as Held<ReadOf<N>>);
  // "Unchanged" would tell the value of a field that he may not read.
  const definition = ctx.nouns.find(({ name }) => name === noun.name);
  const sees = !definition || redactor(ctx.rights, definition)(held).hidden.every((field) => definition.secrets.includes(field));
  const changes = planned.changes.filter((change) => !sees || !changesNothing(change));
  if (changes.length === 0) return { output: { id: held.record.id, outcome: 'unchanged' }, changes };
  return { output: { id: held.record.id, outcome: 'updated' }, changes, events: planned.events ?? [] };
}

/** The fields that a patch would truly change. */
export const changedFields = ({ before, data }: PlannedChange): string[] =>
  Object.keys(data ?? {}).filter((field) => !sameJson(before?.record[field] ?? null, data?.[field] ?? null));

/** `NOUN.upsert` of a noun whose records are their fields: needs its right to create, or on a record that is there to update. */
export function upsertCommand<const Name extends string>(noun: Noun<Name>) {
  return defineCommand({
    name: `${noun.name}.upsert`,
    input: upsertInput(patchOf(noun.schema)),
    output: upsertOutput,
    right: `${noun.name}.create`,
    change: `${noun.name}.update`,
  });
}

/** The handler of `upsertCommand`. */
export function upsertHandler(noun: Noun): Handled {
  return handler(upsertCommand(noun), (ctx, { externalId, data }) =>
    planUpsert(ctx, noun, externalId, {
      create: () => Promise.resolve({ changes: [ctx.create(noun, data)] }),
      update: (held) => Promise.resolve({ changes: [ctx.update(held, data)] }),
    }),
  );
}
