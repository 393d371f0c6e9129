import { invalidField as invalid } from '../errors.ts';
import type { InputOf } from '../command.ts';
import { refuse } from '../open-crm/authorise.ts';
import { type Plan, type PlanContext, handler } from '../open-crm/kit.ts';
import { explainPlan } from '../permission/decide.ts';
import { settingsOf } from '../settings/read-settings.ts';
import { aboutLead } from './lead-events.ts';
import { defaultDeadline, openTasksOf, progressOf, touchLead } from './lead-progress.ts';
import { markLeadWon, setLeadStatus } from './lead.commands.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

const winning = 'lead.markWon';

async function planStatus(
  ctx: PlanContext,
  { id, status, stageId, lostReasonId, lostNote }: InputOf<typeof setLeadStatus>,
): Promise<Plan<{ id: string; status: Lead['status']; stageId: string }>> {
  const lead = await ctx.get(leadNoun, id);
  const { stages, lostReasons, lostReasonRequired } = await settingsOf(ctx.system);
  const { record } = lead;
  const reopened = record.status !== 'open' && status === 'open' && stageId === undefined;
  const wanted = stageId ?? (reopened ? record.lastOpenStageId : stages.find(({ outcome }) => outcome === (status ?? record.status))?.id);
  const stage = stages.find((row) => row.id === wanted);
  if (!stage) throw invalid('stageId', 'unknown', 'No such stage');
  if (status !== undefined && status !== stage.outcome) throw invalid('stageId', 'outcome', 'This stage belongs to another status');
  if (lostReasonId && !lostReasons.some((row) => row.id === lostReasonId)) throw invalid('lostReasonId', 'unknown', 'No such reason');
  if (lostReasonRequired && stage.outcome === 'lost' && !lostReasonId) throw invalid('lostReasonId', 'required', 'Say why it was lost');
  if (stage.outcome === 'won' && record.status !== 'won') {
    const decision = explainPlan(ctx.rights[winning], winning, { ...record, ties: lead.ties });
    if (!decision.allowed) refuse(decision);
  }
  const open = stage.outcome === 'open';
  const deadline = open && record.status !== 'open' ? await defaultDeadline(ctx, record) : undefined;
  const tasks = await openTasksOf(ctx, id);
  const planned = deadline ? [{ kind: 'deadline' as const, dueAt: deadline.data!['dueAt'] as string }] : [];
  const lost = stage.outcome === 'lost';
  const change = touchLead(ctx, lead, {
    status: stage.outcome,
    stageId: stage.id,
    lastOpenStageId: open ? stage.id : record.lastOpenStageId,
    closedAt: open ? null : record.status === stage.outcome ? record.closedAt : ctx.now,
    lostReasonId: lost ? (lostReasonId ?? null) : null,
    lostNote: lost ? (lostNote ?? null) : null,
    ...progressOf([...tasks.map((task) => task.record), ...planned]),
  });
  const params = {
    from: { status: record.status, stageId: record.stageId },
    to: { status: stage.outcome, stageId: stage.id },
    lostReasonId: lostReasonId ?? null,
  };
  return {
    output: { id, status: stage.outcome, stageId: stage.id },
    changes: [change, ...(deadline ? [deadline] : [])],
    events: [aboutLead(record, 'lead.statusChanged', params)],
  };
}

/** The handler of `lead.setStatus`. */
export const statusSetting = handler(setLeadStatus, planStatus);

/** The handler of `lead.markWon`. */
export const markingWon = handler(markLeadWon, async (ctx, { id }) => ({
  ...(await planStatus(ctx, { id, status: 'won' })),
  output: { id },
}));
