import { invalidField } from '../errors.ts';
import type { InputOf } from '../command.ts';
import { type PlanContext, handler } from '../open-crm/kit.ts';
import { changedFields } from '../external/upsert.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { updateLead } from './lead-edit.commands.ts';
import { aboutLead } from './lead-events.ts';
import { touchLead } from './lead-progress.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

/** The managed list that each field takes its rows from. */
const lists = { typeId: 'leadTypes', sourceId: 'sources', temperatureId: 'temperatures' } as const;

async function checkRows(ctx: PlanContext, patch: InputOf<typeof updateLead>['patch']): Promise<void> {
  const settings = await settingsOf(ctx.system);
  for (const [field, list] of Object.entries(lists)) {
    const wanted = patch[field as keyof typeof lists];
    if (wanted && !settings[list].some(({ id }) => id === wanted)) throw invalidField(field, 'unknown', 'No such row');
  }
}

/** The handler of `lead.update`. */
export const editing = handler(updateLead, async (ctx, { id, patch, from }) => {
  const lead = await ctx.get(leadNoun, id);
  await checkRows(ctx, patch);
  const change = ctx.update(lead, patch as Partial<Lead>, from as Partial<Lead> | undefined);
  const fields = changedFields(change);
  if (fields.length === 0) return { output: { id }, changes: [] };
  return {
    output: { id },
    changes: [touchLead(ctx, lead, patch as Partial<Lead>)],
    events: [aboutLead(lead.record, 'lead.updated', { fields })],
  };
});
