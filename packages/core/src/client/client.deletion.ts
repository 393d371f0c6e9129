import type { Expectation } from '../backend.ts';
import { contactNoun } from '../contact/contact.noun.ts';
import { fileRemovals } from '../document/document-files.ts';
import { documentNoun } from '../document/document.noun.ts';
import { duplicateNoun } from '../duplicate/duplicate.noun.ts';
import { erasing } from '../erasure/erase.ts';
import type { JsonObject } from '../json.ts';
import { progressOf } from '../lead/lead-progress.ts';
import { type Lead, leadNoun } from '../lead/lead.noun.ts';
import { type Held, type JobHandler, type PlanContext, type PlannedChange, type PlannedJob, handler } from '../open-crm/kit.ts';
import { type Notice, noticeJob, noticeTo } from '../notice/notice.ts';
import { redactor } from '../permission/redact.ts';
import type { Filter } from '../query/filter.ts';
import { settingsOf } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.noun.ts';
import { type Task, taskNoun } from '../task/task.noun.ts';
import { userNoun } from '../user/user.noun.ts';
import { deleteClient } from './client.commands.ts';
import { type Client, clientNoun } from './client.noun.ts';

/** Why the house closed what was open of a client who was deleted; as a lost reason it stands in no report. */
export const clientDeleted = 'client-deleted';

/** The job that tells an owner which of his leads were closed. */
export const deletionNoticeType = 'client.deletion.notice';

/** Most leads that the preview of a deletion describes; the others are counted. */
export const describedLeads = 50;

/** Everything that goes, closes or is emptied with a client. */
interface Reach {
  readonly client: Held<Client>;
  readonly leads: readonly Held<Lead>[];
  /** Below the client and below each of his leads. */
  readonly below: readonly Held[];
  /** People who sign in as this client. */
  readonly users: readonly Held[];
}

const isOpen = ({ record }: Held<Pick<Task | Lead, 'status'>>): boolean => record.status === 'open';

async function reachOf(ctx: PlanContext, client: Held<Client>): Promise<Reach> {
  const where: Filter = { eq: ['clientId', client.record.id] };
  const [leads, users, own] = await Promise.all([
    ctx.system.list(leadNoun, { where }),
    ctx.system.list(userNoun, { where }),
    ctx.system.under(clientNoun, client.record.id),
  ]);
  const known = new Map(own.map((held) => [`${held.noun}:${held.record.id}`, held]));
  for (const { record } of leads)
    for (const held of await ctx.system.under(leadNoun, record.id)) known.set(`${held.noun}:${held.record.id}`, held);
  return { client, leads, below: [...known.values()], users: users as unknown as readonly Held[] };
}

const ofNoun = <R>(held: readonly Held[], noun: { readonly name: string }): readonly Held<R>[] =>
  held.filter((each) => each.noun === noun.name) as unknown as readonly Held<R>[];

/** Nothing joins the client between plan and commit: a lead, task, contact or person who does makes the plan be made anew. */
function expectations({ client, leads, below, users }: Reach): Expectation[] {
  const his: Filter = { eq: ['clientId', client.record.id] };
  const open: Filter = { and: [his, { eq: ['status', 'open'] }] };
  const idsOf = (held: readonly Held<unknown>[]): string[] => held.map(({ record }) => record.id);
  const tasks = ofNoun<Task>(below, taskNoun).filter((task) => isOpen(task) && task.record.clientId === client.record.id);
  return [
    { noun: 'lead', where: his, ids: idsOf(leads) },
    { noun: 'lead', where: open, ids: idsOf(leads.filter(isOpen)) },
    { noun: 'task', where: open, ids: idsOf(tasks) },
    { noun: 'contact', where: his, ids: idsOf(ofNoun(below, contactNoun)) },
    { noun: 'document', where: his, ids: idsOf(ofNoun(below, documentNoun)) },
    { noun: 'user', where: his, ids: idsOf(users) },
  ];
}

function closedLead(ctx: PlanContext, lead: Held<Lead>, stages: Settings['stages']): Partial<Lead> {
  const idle = progressOf([]);
  if (!isOpen(lead)) return idle;
  const stageId = stages.find(({ outcome }) => outcome === 'lost')?.id ?? lead.record.stageId;
  return { ...idle, status: 'lost', stageId, closedAt: ctx.now, lostReasonId: clientDeleted };
}

type Patch = Readonly<Record<string, unknown>>;

/** How what is open ends with its client: the statuses that it is open in, and what it becomes. */
const endings: Readonly<Record<string, readonly [open: readonly string[], patch: (closedAt: string) => Patch]>> = {
  task: [['open'], (closedAt) => ({ status: 'closed', closedReason: clientDeleted, closedAt })],
  offer: [['open'], (closedAt) => ({ status: 'withdrawn', closedAt })],
  testDrive: [['requested', 'planned'], (closedAt) => ({ status: 'cancelled', closedAt })],
  message: [['queued'], () => ({ status: 'failed', error: clientDeleted })],
};

/** Below a client, what goes with him; the rest is emptied of him. */
const goes: ReadonlySet<string> = new Set([contactNoun.name, documentNoun.name, duplicateNoun.name]);

function closing({ noun, record }: Held, closedAt: string): Patch {
  const [open, patch] = endings[noun] ?? [];
  return patch && open?.includes(record['status'] as string) ? patch(closedAt) : {};
}

function changesOf(ctx: PlanContext, { client, leads, below, users }: Reach, stages: Settings['stages']): PlannedChange[] {
  const nouns = new Map(ctx.nouns.map((noun) => [noun.name, noun]));
  const emptied = (held: Held, patch: Readonly<Record<string, unknown>> = {}): PlannedChange[] => {
    const all = { ...erasing(nouns.get(held.noun)!, held.record), ...patch };
    return Object.keys(all).length > 0 ? [ctx.update(held, all)] : [];
  };
  const one = (held: Held): PlannedChange[] => {
    if (goes.has(held.noun)) return [ctx.remove(held, { keepsKeys: true })];
    return emptied(held, closing(held, ctx.now));
  };
  return [
    ctx.remove(client, { keepsKeys: true }),
    ...leads.flatMap((lead) => emptied(lead as unknown as Held, closedLead(ctx, lead, stages))),
    ...below.flatMap(one),
    ...users.flatMap((user) => emptied(user, { active: false })),
  ];
}

/** What the person is told: what he may see of it described, the rest counted (behaviours.md B15-B18). */
async function summaryOf(ctx: PlanContext, { client, leads, below }: Reach, stages: Settings['stages']): Promise<JsonObject> {
  const open = leads.filter(isOpen);
  const where: Filter = { and: [{ eq: ['clientId', client.record.id] }, { eq: ['status', 'open'] }] };
  const visible = open.length > 0 ? await ctx.list(leadNoun, { where }) : [];
  const seenLead = redactor(ctx.rights, leadNoun);
  const pick = (record: Readonly<Record<string, unknown>>, fields: readonly string[]): JsonObject =>
    Object.fromEntries(fields.filter((field) => Object.hasOwn(record, field)).map((field) => [field, record[field]])) as JsonObject;
  const tasks = ofNoun<Task>(below, taskNoun).filter(isOpen);
  const waiting = new Set(stages.filter(({ awaitsSignature }) => awaitsSignature).map(({ id }) => id));
  return {
    client: pick(redactor(ctx.rights, clientNoun)(client as unknown as Held), ['id', 'kind', 'civility', 'name', 'emails']),
    counts: {
      leads: open.length,
      appointments: tasks.filter(({ record }) => record.kind === 'appointment').length,
      followUps: tasks.filter(({ record }) => record.kind !== 'appointment').length,
      contacts: ofNoun(below, contactNoun).length,
    },
    leads: visible
      .slice(0, describedLeads)
      .map((lead) => pick(seenLead(lead as unknown as Held), ['id', 'code', 'name', 'status', 'stageId', 'sourceId', 'vehicle'])),
    otherLeads: open.length - Math.min(visible.length, describedLeads),
    pendingSignatures: open.filter(({ record }) => waiting.has(record.stageId)).length,
  };
}

/** Tells each owner whose lead was closed, except who closed it. */
function noticesOf(ctx: PlanContext, { leads }: Reach): PlannedJob[] {
  const codes = new Map<string, string[]>();
  for (const { record } of leads.filter(isOpen))
    for (const owner of record.ownerIds) codes.set(owner, [...(codes.get(owner) ?? []), record.code]);
  return [...codes].flatMap(([owner, leadCodes]) =>
    noticeTo(owner, ctx.person.id, { type: deletionNoticeType, params: { leads: leadCodes } }),
  );
}

/** The handler of `client.delete`: all of it, or nothing. */
export const deletion = handler(deleteClient, async (ctx, { id }) => {
  const [client, { stages }] = await Promise.all([ctx.get(clientNoun, id), settingsOf(ctx.system)]);
  const reach = await reachOf(ctx, client);
  const summary = await summaryOf(ctx, reach, stages);
  const lost = stages.find(({ outcome }) => outcome === 'lost');
  return {
    output: { id },
    summary,
    changes: changesOf(ctx, reach, stages),
    events: [
      { type: 'client.deleted', about: [{ noun: 'client', id }], params: { counts: summary['counts']! } },
      ...reach.leads.filter(isOpen).map(({ record }) => ({
        type: 'lead.statusChanged',
        about: [{ noun: 'lead', id: record.id }] as const,
        params: {
          from: { status: record.status, stageId: record.stageId },
          to: { status: 'lost', stageId: lost?.id ?? record.stageId },
          lostReasonId: clientDeleted,
        },
      })),
    ],
    jobs: [...noticesOf(ctx, reach), ...fileRemovals(ctx, reach.below)],
    expects: expectations(reach),
  };
});

const words: Notice<readonly string[]> = {
  en: {
    subject: 'A client was deleted',
    text: (codes) => `A client was deleted. Your leads of this client were closed: ${codes.join(', ')}. Nothing is left to do.`,
  },
  fr: {
    subject: 'Un client a été supprimé',
    text: (codes) =>
      `Un client a été supprimé. Vos opportunités avec ce client ont été clôturées : ${codes.join(', ')}. Il n’y a plus rien à faire.`,
  },
  es: {
    subject: 'Se ha eliminado un cliente',
    text: (codes) =>
      `Se ha eliminado un cliente. Sus oportunidades con este cliente se han cerrado: ${codes.join(', ')}. No queda nada por hacer.`,
  },
};

/** Mails one owner which of his leads were closed. */
export const deletionNotice: JobHandler = noticeJob(words, ({ leads }) => Promise.resolve(leads as string[]));
