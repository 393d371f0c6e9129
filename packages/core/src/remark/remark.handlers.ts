import { clientNoun } from '../client/client.noun.ts';
import { invalidField } from '../errors.ts';
import type { Ref } from '../json.ts';
import { openTasksOf, progressOf, touchLead } from '../lead/lead-progress.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import { type PlanContext, type PlannedChange, type PlannedEvent, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { textLimits } from '../schema-parts.ts';
import { taskNoun } from '../task/task.noun.ts';
import { createRemark, deleteRemark, updateRemark } from './remark.commands.ts';
import { type Remark, remarkNoun } from './remark.noun.ts';

/** A line about a remark in the history of what it belongs to; the words stand in the remark alone. */
function remarkEvent(type: string, { leadId, clientId }: Pick<Remark, 'leadId' | 'clientId'>, id: string): PlannedEvent {
  const link = { noun: 'remark', id };
  const above: Ref[] = [
    ...(leadId === null ? [] : [{ noun: 'lead', id: leadId }]),
    ...(clientId === null ? [] : [{ noun: 'client', id: clientId }]),
  ];
  const [first = link, ...others] = above;
  return { type, about: [first, ...others, ...(above.length > 0 ? [link] : [])], link };
}

/** The reminder of a remark: a task of its author. */
function reminder(
  ctx: PlanContext,
  { leadId, clientId, text }: Pick<Remark, 'leadId' | 'clientId' | 'text'>,
  dueAt: string,
): PlannedChange {
  const [line = text] = text.split('\n', 1);
  return ctx.create(taskNoun, {
    kind: 'task',
    title: line.slice(0, textLimits.line),
    dueAt,
    status: 'open',
    leadId,
    clientId,
    ownerIds: [ctx.person.id],
  });
}

const create = handler(createRemark, async (ctx, { leadId: onLead, clientId: onClient, text, remindAt = null }) => {
  if ((onLead === undefined) === (onClient === undefined))
    throw invalidField('leadId', 'one-of', 'A remark belongs to a lead or to a client');
  const lead = onLead === undefined ? undefined : await ctx.get(leadNoun, onLead);
  if (onClient !== undefined) await ctx.get(clientNoun, onClient);
  const about = { leadId: onLead ?? null, clientId: lead?.record.clientId ?? onClient ?? null };
  if (remindAt !== null && remindAt <= ctx.now) throw invalidField('remindAt', 'past', 'A reminder lies ahead');
  const change = ctx.create(remarkNoun, { ...about, text, ownerIds: [ctx.person.id] });
  const task = remindAt === null ? undefined : reminder(ctx, { ...about, text }, remindAt);
  const open = lead && task && remindAt !== null ? (await openTasksOf(ctx, lead.record.id)).map(({ record }) => record) : undefined;
  const progress = open && remindAt !== null ? progressOf([...open, { kind: 'task', dueAt: remindAt }]) : {};
  return {
    output: { id: change.id, taskId: task?.id ?? null },
    changes: [change, ...(task ? [task] : []), ...(lead ? [touchLead(ctx, lead, progress)] : [])],
    events: [remarkEvent('remark.created', about, change.id)],
  };
});

const update = handler(updateRemark, async (ctx, { id, text, from }) => {
  const held = await ctx.get(remarkNoun, id);
  return {
    output: { id },
    changes: [ctx.update(held, { text }, from === undefined ? undefined : { text: from })],
    events: [remarkEvent('remark.updated', held.record, id)],
  };
});

const remove = handler(deleteRemark, async (ctx, { id }) => {
  const held = await ctx.get(remarkNoun, id);
  const { link, ...event } = remarkEvent('remark.deleted', held.record, id);
  const about = event.about.filter(({ noun }) => noun !== link?.noun);
  const [first = event.about[0], ...others] = about;
  return { output: { id }, changes: [ctx.remove(held)], events: [{ ...event, about: [first, ...others] }] };
});

/** The remark noun with its handlers. */
export const remarkServer: ServerNoun = handle(remarkNoun, [create, update, remove]);
