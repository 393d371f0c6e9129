import {
  type Client,
  type Crm,
  type DealerkitError,
  type Lead,
  type Query,
  type Seen,
  asDealerkitError,
  dayIn,
  exportBatch,
} from '@dealerkit/core';
import { saveBlob } from '../../base/save-blob.ts';
import { clientNoun, leadNoun } from '../../context/contracts.ts';
import { exportLeads } from '../../context/lead-contracts.ts';
import { type CsvView, type LeadRow, leadsCsv } from './lead-csv.ts';

/** How many leads one file holds at most. */
export const exportLimit = 5000;

/** What came of an export. */
export interface Exported {
  readonly rows: readonly LeadRow[];
  /** How many were asked for and may not leave the house. */
  readonly refused: number;
  /** There were more than this many, which one file holds. */
  readonly more: number | undefined;
}

async function all(
  crm: Crm,
  query: Query,
  signal: AbortSignal,
): Promise<{ readonly leads: readonly Seen<Lead>[]; readonly more: boolean }> {
  const leads: Seen<Lead>[] = [];
  const { count: _count, sum: _sum, ...asked } = query;
  for await (const { items } of crm.list(leadNoun, { ...asked, limit: 100 } as object, { signal })) {
    if (leads.length + items.length > exportLimit) return { leads, more: true };
    leads.push(...items);
  }
  return { leads, more: false };
}

async function clientsOf(crm: Crm, leads: readonly Seen<Lead>[], signal: AbortSignal): Promise<ReadonlyMap<string, Seen<Client>>> {
  const ids = [...new Set(leads.map(({ clientId }) => clientId))];
  const read = async (id: string): Promise<Seen<Client> | undefined> => {
    try {
      return await crm.get(clientNoun, id, { signal });
    } catch (thrown) {
      const error: DealerkitError = asDealerkitError(thrown);
      // Who may see a lead may not always see its client.
      if (error.code === 'not-found' || error.code === 'forbidden') return undefined;
      throw error;
    }
  };
  const found = await Promise.all(ids.map(read));
  return new Map(found.flatMap((client) => (client ? [[client.id, client]] : [])));
}

/** Gathers leads that may leave the house, batch by batch, and has that written down (behaviours.md E17). Each batch tells how many there are by then. */
export async function gather(
  crm: Crm,
  wanted: readonly Seen<Lead>[] | Query,
  progress: (count: number) => void,
  signal: AbortSignal,
): Promise<Exported> {
  const { leads, more } = 'length' in wanted ? { leads: wanted, more: false } : await all(crm, wanted, signal);
  const rows: LeadRow[] = [];
  for (let at = 0; at < leads.length; at += exportBatch) {
    const batch = leads.slice(at, at + exportBatch);
    signal.throwIfAborted();
    const { ids } = await crm.run(exportLeads, { ids: batch.map(({ id }) => id) });
    const allowed = new Set(ids);
    const clients = await clientsOf(crm, batch, signal);
    rows.push(...batch.filter(({ id }) => allowed.has(id)).map((lead) => ({ lead, client: clients.get(lead.clientId) })));
    progress(rows.length);
  }
  return { rows, refused: leads.length - rows.length, more: more ? exportLimit : undefined };
}

/** Has the browser save leads as a file named after the day. */
export function download(rows: readonly LeadRow[], view: CsvView): void {
  const day = dayIn(view.dictionaries.settings.timeZone ?? 'UTC', new Date(Date.now()).toISOString());
  saveBlob(new Blob([leadsCsv(rows, view)]), `${view.words.file}-${day}.csv`);
}
