import { clientNoun } from '../client/client.noun.ts';
import { millis } from '../clock.ts';
import { DealerkitError, invalidField } from '../errors.ts';
import type { Ref } from '../json.ts';
import { touchLead } from '../lead/lead-progress.ts';
import { leadToWorkOn } from '../lead/lead-work.ts';
import { type PlanContext, type PlannedEvent, type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import type { StagedFacts } from '../ports.ts';
import { fileRemoval, fileRemovalType, fileRemovals, stagedHours } from './document-files.ts';
import { addDocument, deleteDocument, renameDocument } from './document.commands.ts';
import { type Document, documentNoun } from './document.noun.ts';

type Above = Pick<Document, 'leadId' | 'clientId'>;

/** A line about a document in the history of what it belongs to; a title may tell of a person. */
function documentEvent(type: string, { leadId, clientId }: Above, personal: { title: string; from?: string }, link?: Ref): PlannedEvent {
  const above: Ref[] = [
    ...(leadId === null ? [] : [{ noun: 'lead', id: leadId }]),
    ...(clientId === null ? [] : [{ noun: 'client', id: clientId }]),
    ...(link ? [link] : []),
  ];
  const [first, ...others] = above as [Ref, ...Ref[]];
  return { type, about: [first, ...others], personal, ...(link && { link }) };
}

/** The staged file of the person himself; that of anybody else is answered as if there were none. */
async function stagedBy(ctx: PlanContext, fileId: string): Promise<StagedFacts> {
  if (!ctx.ports.files) throw new DealerkitError('unsupported', 'No files are kept here', { capability: 'files' });
  const staged = await ctx.ports.files.staged(ctx.tenant, fileId);
  const late = millis(ctx.now) - stagedHours * 3_600_000;
  if (staged?.by !== ctx.person.id || millis(staged.stagedAt) < late)
    throw invalidField('fileId', 'not-staged', 'No file of yours waits under this id; send it again');
  return staged;
}

const add = handler(addDocument, async (ctx, { leadId: onLead, clientId: onClient, title, fileId }) => {
  if ((onLead === undefined) === (onClient === undefined))
    throw invalidField('leadId', 'one-of', 'A document belongs to a lead or to a client');
  const lead = onLead === undefined ? undefined : await leadToWorkOn(ctx, onLead);
  if (onClient !== undefined) await ctx.get(clientNoun, onClient);
  const above: Above = { leadId: onLead ?? null, clientId: lead?.record.clientId ?? onClient ?? null };
  const { name, type, size } = await stagedBy(ctx, fileId);
  const change = ctx.create(documentNoun, {
    ...above,
    ...{ title, fileName: name, mediaType: type, size, fileId },
    ownerIds: [ctx.person.id],
  });
  return {
    output: { id: change.id },
    changes: [change, ...(lead ? [touchLead(ctx, lead, {})] : [])],
    events: [documentEvent('document.added', above, { title }, { noun: 'document', id: change.id })],
  };
});

const rename = handler(renameDocument, async (ctx, { id, title, from }) => {
  const held = await ctx.get(documentNoun, id);
  if (held.record.title === title) return { output: { id }, changes: [] };
  return {
    output: { id },
    changes: [ctx.update(held, { title }, from === undefined ? undefined : { title: from })],
    events: [documentEvent('document.renamed', held.record, { title, from: held.record.title }, { noun: 'document', id })],
  };
});

const remove = handler(deleteDocument, async (ctx, { id }) => {
  const held = await ctx.get(documentNoun, id);
  return {
    output: { id },
    // Its file is named by nothing else, and by nothing again while it waits to be removed.
    changes: [ctx.remove(held, { keepsKeys: true })],
    events: [documentEvent('document.deleted', held.record, { title: held.record.title })],
    jobs: fileRemovals(ctx, [held as never]),
  };
});

/** The document noun with its handlers. */
export const documentServer: ServerNoun = handle(documentNoun, [add, rename, remove], { [fileRemovalType]: fileRemoval });
