import { shift } from '../clock.ts';
import { type JobHandler, handler } from '../open-crm/kit.ts';
import { archiveClient, archiveDays, deleteClient, restoreClient } from './client.commands.ts';
import { clientNoun } from './client.noun.ts';

/** The job that deletes a client whose time in the archive is over. */
export const archiveEndType = 'client.archive.end';

const day = 86_400_000;

/** The handler of `client.archive`. Of a client who is archived already nothing changes, the day of his deletion neither. */
export const archiving = handler(archiveClient, async (ctx, { id }) => {
  const client = await ctx.get(clientNoun, id);
  const { archivedUntil } = client.record;
  if (archivedUntil !== null) return { output: { id, until: archivedUntil }, changes: [] };
  const until = shift(ctx.now, archiveDays * day);
  return {
    output: { id, until },
    changes: [ctx.update(client, { archivedAt: ctx.now, archivedUntil: until })],
    events: [{ type: 'client.archived', about: [{ noun: 'client', id }], params: { until } }],
    jobs: [{ type: archiveEndType, params: { id, until }, runAt: until }],
  };
});

/** The handler of `client.restore`. */
export const restoring = handler(restoreClient, async (ctx, { id }) => {
  const client = await ctx.get(clientNoun, id);
  if (client.record.archivedAt === null) return { output: { id }, changes: [] };
  return {
    output: { id },
    changes: [ctx.update(client, { archivedAt: null, archivedUntil: null })],
    events: [{ type: 'client.restored', about: [{ noun: 'client', id }] }],
  };
});

/** Deletes a client whose 30 days are over; not one who was restored, or archived again later. */
export const endArchive: JobHandler = async ({ crm, system }, { id: job, params }) => {
  const id = params['id'] as string;
  const client = await system.get(clientNoun, id);
  if (client?.record.archivedUntil === params['until']) await crm.run(deleteClient, { id }, { key: job });
};
