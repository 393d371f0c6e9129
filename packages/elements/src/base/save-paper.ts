import type { Crm, PaperKind } from '@dealerkit/core';
import { printOffer } from '../context/message-contracts.ts';
import { type AnsweredFile, saveFile } from './save-file.ts';

/** Saves a paper of an offer as the client would get it; it leaves no trace. Throws what the Crm throws. */
export async function savePaper(crm: Crm, id: string, kind: PaperKind): Promise<void> {
  const { summary } = await crm.preview(printOffer, { id, kind });
  saveFile(summary as unknown as AnsweredFile);
}
