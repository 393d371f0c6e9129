import { shift } from '../clock.ts';
import { DealerkitError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { handler } from '../open-crm/kit.ts';
import { firstContactDelays } from './first-contact.ts';
import { measureSpeed } from './lead.commands.ts';
import { leadNoun } from './lead.noun.ts';
import { type SpeedLead, speedToLead } from './speed-to-lead.ts';

const day = 86_400_000;
/** Most leads of one answer. */
const most = 50_000;

/** The handler of `lead.measureSpeed`: counted where the leads are, of those that the asker may view, from what he may read of them. */
export const measuring = handler(measureSpeed, async (ctx, { days }) => {
  const since = shift(ctx.now, -days * day);
  const dueOf = firstContactDelays(ctx.system);
  const leads: SpeedLead[] = [];
  const where = { and: [{ gte: ['createdAt', since] as const }, { eq: ['discarded', false] as const }] };
  for await (const page of ctx.seen(leadNoun, { where, sort: 'created' })) {
    for (const { createdAt, firstContactAt, status, ownerIds = [], sourceId = null, typeId = null, branchId = null } of page) {
      if (createdAt === undefined || firstContactAt === undefined || status === undefined) continue;
      const dueAt = await dueOf({ typeId, branchId }, createdAt);
      leads.push({ createdAt, firstContactAt, dueAt, open: status === 'open', ownerId: ownerIds[0] ?? null, sourceId });
    }
    if (leads.length > most) throw new DealerkitError('too-large', `More than ${String(most)} leads`);
  }
  return { output: { days }, summary: speedToLead(leads, since, ctx.now) as unknown as JsonObject, changes: [] };
});
