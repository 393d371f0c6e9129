import type { Expectation } from '../backend.ts';
import { fileRemovals } from '../document/document-files.ts';
import { documentNoun } from '../document/document.noun.ts';
import { type Held, type PlanContext, handler } from '../open-crm/kit.ts';
import { eventNoun } from '../open-crm/event.noun.ts';
import { redactor } from '../permission/redact.ts';
import { taskNoun } from '../task/task.noun.ts';
import { deleteLead } from './lead.commands.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

/** Nothing joins the lead between plan and commit: whoever does makes the plan be made anew. Its events come with its own version. */
function nothingJoins(ctx: PlanContext, id: string, below: readonly Held[]): Expectation[] {
  return ctx.nouns.flatMap(({ name, parents }) =>
    parents
      .filter(({ noun }) => noun === leadNoun.name)
      .map(({ field }) => ({
        noun: name,
        where: { eq: [field, id] as const },
        ids: below.filter(({ noun, record }) => noun === name && record[field] === id).map(({ record }) => record.id),
      })),
  );
}

function summaryOf(ctx: PlanContext, lead: Held<Lead>, below: readonly Held[]) {
  const seen: Partial<Lead> = redactor(ctx.rights, leadNoun)(lead as unknown as Held);
  const { id, code = '', name = '', status = 'open' } = { ...seen, id: lead.record.id };
  const number = (noun: string): number => below.filter((held) => held.noun === noun).length;
  const [tasks, documents] = [number(taskNoun.name), number(documentNoun.name)];
  return {
    lead: { id, code, name, status },
    counts: { tasks, documents, others: below.length - tasks - documents - number(eventNoun.name) },
  };
}

/**
 * The handler of `lead.delete`: the lead goes with everything below it, its history included (behaviours.md E18). What other systems call
 * it stays taken, and its client's history keeps one line with its code.
 */
export const deletion = handler(deleteLead, async (ctx, { id }) => {
  const lead = await ctx.get(leadNoun, id);
  const below = await ctx.system.under(leadNoun, id);
  return {
    output: { id },
    summary: summaryOf(ctx, lead, below),
    changes: [lead as unknown as Held, ...below].map((held) => ctx.remove(held, { keepsKeys: true })),
    events: [{ type: 'lead.deleted', about: [{ noun: 'client', id: lead.record.clientId }], params: { code: lead.record.code } }],
    jobs: fileRemovals(ctx, below),
    expects: nothingJoins(ctx, id, below),
  };
});
