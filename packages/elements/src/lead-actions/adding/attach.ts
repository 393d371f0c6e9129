import { type Crm, asDealerkitError } from '@dealerkit/core';
import { addDocument } from '../../context/lead-work-contracts.ts';
import type { Chosen, Sending } from './chosen-files.ts';

/** Sends a file, unless it waits already. */
export async function stage(crm: Crm, chosen: Chosen, sending: Sending): Promise<void> {
  chosen.staged ??= (await crm.upload(chosen.file, sending)).id;
}

/** Attaches a file that was sent to a lead, under a title; answers the document's id. */
export async function attach(crm: Crm, leadId: string, { staged = '' }: Chosen, title: string): Promise<string> {
  try {
    return (await crm.run(addDocument, { leadId, title, fileId: staged })).id;
  } catch (thrown) {
    const { code, details } = asDealerkitError(thrown);
    // The answer to an earlier attempt was lost on its way.
    if (code !== 'duplicate') throw thrown;
    return details.candidates?.[0] ?? '';
  }
}
