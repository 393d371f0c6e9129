import type { Ref } from '../json.ts';
import { type JobHandler, type PlanContext, type PlannedJob } from '../open-crm/kit.ts';
import { userNoun } from '../user/user.noun.ts';
import { type Notice, noticeJob, noticeTo } from './notice.ts';

interface Assigned {
  /** Code and name of the record, or its name alone. */
  readonly what: string;
  readonly by: string;
}

/** The job that tells somebody what was given to him. */
export const assignedNoticeType = 'notice.assigned';

const words: Notice<Assigned> = {
  en: {
    subject: 'Assigned to you',
    text: ({ what, by }) => (by ? `${by} assigned this to you: ${what}.` : `This was assigned to you: ${what}.`),
  },
  fr: {
    subject: 'Nouvelle affectation',
    text: ({ what, by }) => (by ? `${by} vous a affecté : ${what}.` : `Il vous a été affecté : ${what}.`),
  },
  es: {
    subject: 'Nueva asignación',
    text: ({ what, by }) => (by ? `${by} le ha asignado: ${what}.` : `Se le ha asignado: ${what}.`),
  },
};

/** Tells the receiver of a record that it is his now, unless he took it himself or nobody shall be told (behaviours.md O11, O23). */
export function assignedNotice(ctx: PlanContext, { noun, id }: Ref, receiver: string, inform = true): PlannedJob[] {
  return inform ? noticeTo(receiver, ctx.person.id, { type: assignedNoticeType, params: { noun, id, by: ctx.person.id } }) : [];
}

/** Sends it, with the record's name as it is by then; not when the record is gone, or somebody else's again. */
export const sendAssigned: JobHandler = noticeJob(words, async ({ noun, id, by, receiver }, { system }) => {
  const held = await system.get({ name: noun as string }, id as string);
  const record = held?.record as { ownerIds?: string[]; code?: string; name?: string; title?: string } | undefined;
  if (!record?.ownerIds?.includes(receiver as string)) return undefined;
  const author = await system.get(userNoun, by as string);
  return { what: [record.code, record.name ?? record.title].filter(Boolean).join(' '), by: author?.record.name ?? '' };
});
