import { DealerkitError } from '../errors.ts';
import type { PlanContext, PlannedChange } from '../open-crm/kit.ts';

/** Marks a new record as another system's before it was ours. `invalid` when it would have been created in the future. */
export function bornElsewhere(
  ctx: PlanContext,
  change: PlannedChange,
  birth: { readonly createdAt?: string | undefined; readonly createdBy?: string | undefined },
): PlannedChange {
  if (birth.createdAt !== undefined && birth.createdAt > ctx.now)
    throw new DealerkitError('invalid', 'Created in the future', { fields: { 'data.createdAt': { code: 'future' } } });
  return { ...change, imported: birth };
}
