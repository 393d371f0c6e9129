import { handler } from '../open-crm/kit.ts';
import { allows } from '../permission/decide.ts';
import { policyId } from '../permission/policy.ts';
import { exportLeads } from './lead.commands.ts';
import { leadNoun } from './lead.noun.ts';

/** The handler of `lead.export`: the right on each lead that may be viewed; the line is for those who keep the rights. */
export const exporting = handler(exportLeads, async (ctx, { ids }) => {
  const visible = await ctx.list(leadNoun, { where: { in: ['id', [...new Set(ids)]] } });
  const may = visible.filter(({ record, ties }) => allows(ctx.rights['lead.export'], { ...record, ties })).map(({ record }) => record.id);
  const about = [
    { noun: 'policy', id: policyId },
    { noun: 'user', id: ctx.person.id },
  ] as const;
  return {
    output: { ids: ids.filter((id) => may.includes(id)) },
    changes: [],
    events: may.length === 0 ? [] : [{ type: 'lead.exported', about, params: { count: may.length } }],
  };
});
