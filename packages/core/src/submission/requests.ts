import type { JsonObject } from '../json.ts';
import { workEvent } from '../lead/lead-work.ts';
import type { PlanContext, PlannedChange, PlannedEvent } from '../open-crm/kit.ts';
import type { Lead } from '../lead/lead.noun.ts';
import { zoneOf } from '../settings/read-settings.ts';
import { testDriveNoun } from '../test-drive/test-drive.noun.ts';
import { carOf } from '../trade-in/trade-in.line.ts';
import { tradeInNoun } from '../trade-in/trade-in.noun.ts';
import type { Raw } from './answers.ts';
import type { Intake } from './intake.ts';
import { readDriveTime, readTradeIn } from './read-requests.ts';

/** What a visitor asks for beside an answer, and how the lead counts it. */
export interface Requests {
  readonly counts: Pick<Lead, 'tradeIns' | 'testDrives'>;
  /** The records with their lines in the history, once the lead is known. */
  readonly of: (lead: { readonly id: string; readonly clientId: string }) => {
    readonly changes: readonly PlannedChange[];
    readonly events: readonly PlannedEvent[];
  };
}

/** The car that he would give, and the test drive that he wishes: a request, which somebody confirms (lead-capture.md section 3). */
export async function planRequests(
  ctx: PlanContext,
  raw: Raw,
  intake: Intake,
  { branchId, region }: { readonly branchId: string | null; readonly region: string },
): Promise<Requests> {
  const car = readTradeIn(raw, region);
  const at = readDriveTime(raw, await zoneOf(ctx.system, branchId));
  const vehicle = intake.vehicle ?? intake.vin ?? intake.stockNumber ?? '?';
  return {
    counts: { tradeIns: car ? 1 : 0, testDrives: at ? 1 : 0 },
    of: ({ id: leadId, clientId }) => {
      const tradeIn = car && ctx.create(tradeInNoun, { ...car, leadId, clientId });
      const drive = at === undefined ? undefined : ctx.create(testDriveNoun, { leadId, clientId, vehicle, at, status: 'requested' });
      const told = ({ noun, id }: PlannedChange, type: string, params: JsonObject): PlannedEvent =>
        workEvent({ id: leadId, clientId }, { noun, id }, type, { params });
      return {
        changes: [...(tradeIn ? [tradeIn] : []), ...(drive ? [drive] : [])],
        events: [
          ...(tradeIn ? [told(tradeIn, 'tradeIn.created', carOf(car))] : []),
          ...(drive ? [told(drive, 'testDrive.requested', { vehicle, at: at! })] : []),
        ],
      };
    },
  };
}
