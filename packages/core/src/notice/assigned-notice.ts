import { instant, millis } from '../clock.ts';
import { clientNoun } from '../client/client.noun.ts';
import type { NounRef } from '../crm/crm.ts';
import { leadNoun } from '../lead/lead.noun.ts';
import type { BaseRecord } from '../noun.ts';
import { eventNoun } from '../open-crm/event.noun.ts';
import { type JobHandler, type PlanContext, type PlannedJob, type SystemReads } from '../open-crm/kit.ts';
import { taskNoun } from '../task/task.noun.ts';
import { userNoun } from '../user/user.noun.ts';
import { type Notice, noticeJob, noticeTo } from './notice.ts';

interface Assigned {
  /** Code and name of the first records. */
  readonly named: readonly string[];
  readonly more: number;
  readonly by: string;
}

/** The job that tells somebody what was given to him. */
export const assignedNoticeType = 'notice.assigned';

/** Milliseconds within which what one person gives to another is told in one mail. */
const digestMs = 120_000;
/** Most records that a mail names, and that it counts. */
const limits = { named: 10, counted: 500 } as const;

const list = ({ named, more }: Assigned, and: (more: number) => string): string =>
  [...named, ...(more > 0 ? [and(more)] : [])].map((line) => `- ${line}`).join('\n');

const words: Notice<Assigned> = {
  en: {
    subject: 'Assigned to you',
    text: (told) => `${told.by || 'The house'} assigned to you:\n${list(told, (more) => `and ${String(more)} more`)}`,
  },
  fr: {
    subject: 'Nouvelle affectation',
    text: (told) => `${told.by || 'La maison'} vous a affecté :\n${list(told, (more) => `et ${String(more)} de plus`)}`,
  },
  es: {
    subject: 'Nueva asignación',
    text: (told) => `${told.by || 'La casa'} le ha asignado:\n${list(told, (more) => `y ${String(more)} más`)}`,
  },
};

/**
 * Tells the receiver of a record that it is his now, unless he took it himself or nobody shall be told (behaviours.md O11, O23). What comes
 * from the same hand within two minutes is one mail.
 */
export function assignedNotice(ctx: PlanContext, receiver: string, inform = true): PlannedJob[] {
  const by = ctx.person.id;
  const since = Math.floor(millis(ctx.now) / digestMs) * digestMs;
  const at = (ms: number): string => instant({ now: () => ms });
  const job = { type: assignedNoticeType, key: `assigned:${receiver}:${by}:${String(since)}`, runAt: at(since + digestMs) };
  return inform ? noticeTo(receiver, by, { ...job, params: { by, since: at(since) } }) : [];
}

/** What one person gave to another since an instant, and what is still his. */
async function given(system: SystemReads, noun: NounRef<BaseRecord>, receiver: string, by: string, since: string): Promise<string[]> {
  const his = await system.list(
    noun,
    { where: { and: [{ eq: ['ownerIds', receiver] }, { gte: ['updatedAt', since] }] } },
    { first: limits.counted },
  );
  const names: string[] = [];
  for (const { record } of his) {
    const where = { and: [{ eq: ['subject', `${noun.name}:${record.id}`] as const }, { gte: ['createdAt', since] as const }] };
    const events = await system.list(eventNoun, { where }, { first: 100 });
    const assigned = events.some(
      (event) => event.record.type === `${noun.name}.assigned` && event.record.params['to'] === receiver && event.record.createdBy === by,
    );
    const { code, name, title, kind } = record as BaseRecord & { code?: string; name?: string; title?: string; kind?: string };
    // A deadline goes with its lead, which is told.
    if (assigned && kind !== 'deadline') names.push([code, name ?? title].filter(Boolean).join(' '));
  }
  return names;
}

/** Sends it, with the names as they are by then; not of what is gone, or somebody else's again. */
export const sendAssigned: JobHandler = noticeJob(words, async (params, { system }) => {
  const { receiver, by, since } = params as { receiver: string; by: string; since: string };
  const names: string[] = [];
  for (const noun of [leadNoun, clientNoun, taskNoun]) names.push(...(await given(system, noun, receiver, by, since)));
  if (names.length === 0) return undefined;
  const author = await system.get(userNoun, by);
  return { named: names.slice(0, limits.named), more: Math.max(0, names.length - limits.named), by: author?.record.name ?? '' };
});
