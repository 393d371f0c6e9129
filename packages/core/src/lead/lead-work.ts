import { DealerkitError } from '../errors.ts';
import type { JsonObject, Ref } from '../json.ts';
import { refuse } from '../open-crm/authorise.ts';
import type { Held, PlanContext, PlannedEvent } from '../open-crm/kit.ts';
import { explainPlan } from '../permission/decide.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

const working = 'lead.update';

/** A lead to which something is added or on which something of it changes: who may not change it may not add to it either. */
export async function leadToWorkOn(ctx: PlanContext, id: string): Promise<Held<Lead>> {
  const lead = await ctx.get(leadNoun, id);
  const decision = explainPlan(ctx.rights[working], working, { ...lead.record, ties: lead.ties });
  if (!decision.allowed) refuse(decision);
  return lead;
}

/** The fields that count what belongs to a lead (behaviours.md C7). */
export type Counter = 'tradeIns' | 'offers' | 'testDrives';

/** A counter of a lead, one more or one less. Leads from before they were counted have none. */
export const counted = ({ record }: { readonly record: Partial<Lead> }, counter: Counter, by: 1 | -1): Partial<Lead> => ({
  [counter]: Math.max(0, (record[counter] ?? 0) + by),
});

/** A line of the history of a lead and of its client, with a link to the record that it tells of. */
export const workEvent = (
  lead: Pick<Lead, 'id' | 'clientId'>,
  link: Ref,
  type: string,
  { params, personal }: { readonly params?: JsonObject; readonly personal?: JsonObject } = {},
): PlannedEvent => ({
  type,
  about: [{ noun: 'lead', id: lead.id }, { noun: 'client', id: lead.clientId }, link],
  link,
  ...(params && { params }),
  ...(personal && { personal }),
});

/** Refuses what the state of a record does not allow. */
export function stateError(message: string): DealerkitError {
  return new DealerkitError('invalid', message, { fields: { status: { code: 'state', message } } });
}
