import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { invalidField } from '../errors.ts';
import { upsertHandler } from '../external/upsert.ts';
import { type JsonObject, sameJson } from '../json.ts';
import type { Noun } from '../noun.ts';
import {
  type Handled,
  type PlanContext,
  type PlannedChange,
  type PlannedEvent,
  type ServerNoun,
  handle,
  handler,
} from '../open-crm/kit.ts';
import { policyId } from '../permission/policy.ts';
import { recordId } from '../schema-parts.ts';

/** A command that writes one whole record of a noun that administrators keep: creates it under its id by one right, or replaces it by the other. */
export function saveCommand<const Name extends string>(noun: Noun<Name>, right: string, change = right) {
  return defineCommand({
    name: `${noun.name}.save`,
    input: z.strictObject({ id: z.optional(recordId()), data: z.record(z.string(), z.unknown()) }),
    output: z.strictObject({ id: z.string() }),
    right,
    change,
  });
}

/**
 * The write of `<noun>.save`, and the record that it replaces. Only who may view all of the noun chooses the id of a new record: to
 * anybody else a choice that fails would tell which ids exist. For him an id that he may not view is one that does not exist.
 */
export async function plannedSave(
  ctx: PlanContext,
  noun: Noun,
  id: string | undefined,
  data: Readonly<Record<string, unknown>>,
): Promise<{ readonly change: PlannedChange; readonly before: Readonly<Record<string, unknown>> | undefined }> {
  const kept = Object.keys(data).find((field) => noun.derived.includes(field));
  if (kept !== undefined) throw invalidField(`data.${kept}`, 'derived', 'Only the house writes this field');
  const chooses = ctx.rights[`${noun.name}.view`]?.kind === 'always';
  const held = id === undefined ? undefined : await (chooses ? ctx.system : ctx).get(noun, id);
  const fresh = ctx.create(noun, data);
  return { change: held ? ctx.update(held, data) : { ...fresh, id: id ?? fresh.id }, before: held?.record };
}

/**
 * The line of a save in the audit trail, which is seen by who sees the policy: what each field was and is; of personal ones only that they
 * changed.
 */
export function savedEvents(noun: Noun, { id, data }: PlannedChange, before: Readonly<Record<string, unknown>> = {}): PlannedEvent[] {
  const changed = Object.entries(data ?? {}).filter(([field, after]) => !sameJson(before[field] ?? null, after ?? null));
  if (changed.length === 0) return [];
  const told = changed.map(([field, after]) => [
    field,
    noun.pii.includes(field) || noun.secrets.includes(field) ? {} : { before: before[field] ?? null, after: after ?? null },
  ]);
  return [
    {
      type: `${noun.name}.saved`,
      about: [
        { noun: 'policy', id: policyId },
        { noun: noun.name, id },
      ],
      params: { changes: Object.fromEntries(told) as JsonObject },
    },
  ];
}

function saving(noun: Noun, command: ReturnType<typeof saveCommand>, audited: boolean): Handled {
  return handler(command, async (ctx, { id, data }) => {
    const { change, before } = await plannedSave(ctx, noun, id, data);
    return { output: { id: change.id }, changes: [change], events: audited ? savedEvents(noun, change, before) : [] };
  });
}

/** A noun whose records are their fields and may be kept by another system too: `<noun>.save` and `<noun>.upsert`, with whatever other commands it has. */
export function kept(noun: Noun, others: readonly Handled[] = []): ServerNoun {
  const save = saveCommand(noun, `${noun.name}.create`, `${noun.name}.update`);
  return handle(noun, [saving(noun, save, false), upsertHandler(noun), ...others]);
}

/** A noun that administrators keep, with its command `<noun>.save` and whatever others it has. */
export function managed(noun: Noun, right = `${noun.name}.manage`, others: readonly Handled[] = []): ServerNoun {
  return handle(noun, [saving(noun, saveCommand(noun, right), true), ...others]);
}
