import { branchNoun } from '../branch/branch.noun.ts';
import type { Form } from '../form/form.noun.ts';
import { routedBranch } from '../form/form-routing.ts';
import type { PlanContext } from '../open-crm/kit.ts';
import { type Vehicle, vehicleNoun } from '../vehicle/vehicle.noun.ts';
import { type Raw, answerOf } from './answers.ts';
import type { Intake } from './intake.ts';

/** Where a submission belongs, and of which brand it is. */
export interface Place {
  readonly branchId: string | null;
  readonly brand: string | null;
}

/** The vehicle of the stock that the page named. */
async function stockVehicle(ctx: PlanContext, { vin, stockNumber }: Intake): Promise<Vehicle | undefined> {
  const keys = [
    ...(stockNumber === null ? [] : [{ eq: ['stockNumber', stockNumber] } as const]),
    ...(vin === null ? [] : [{ eq: ['vin', vin] } as const]),
  ];
  if (keys.length === 0) return undefined;
  const [found] = await ctx.system.list(vehicleNoun, { where: { and: [{ isNull: 'leadId' }, { or: keys }] } }, { first: 1 });
  return found?.record;
}

/** Finds the branch of what a visitor sent, in the order that `routing` says; the form's own where it routes nothing or finds none. */
export async function placeOf(ctx: PlanContext, form: Form, raw: Raw, intake: Intake): Promise<Place> {
  const said = answerOf(raw, 'brand', 40) ?? answerOf(raw, 'make', 40);
  if (form.routing === null) return { branchId: form.branchId, brand: said };
  const wanted = answerOf(raw, 'branch', 100);
  const chosen = wanted === null ? undefined : await ctx.system.get(branchNoun, wanted);
  const vehicle = await stockVehicle(ctx, intake);
  const brand = said ?? vehicle?.make ?? null;
  const routed = routedBranch(form.routing, intake.zip, brand);
  return { branchId: chosen?.record.id ?? vehicle?.branchId ?? routed ?? form.branchId, brand };
}
