import type { Crm, PaperKind } from '@dealerkit/core';
import { printOffer } from '../context/message-contracts.ts';
import { saveBlob } from './save-blob.ts';

/** A file as an answer carries it: its content in base64. */
interface AnsweredFile {
  readonly name: string;
  readonly content: string;
}

/** Saves a paper of an offer as the client would get it; it leaves no trace. Throws what the Crm throws. */
export async function savePaper(crm: Crm, id: string, kind: PaperKind): Promise<void> {
  const { summary } = await crm.preview(printOffer, { id, kind });
  const { name, content } = summary as unknown as AnsweredFile;
  saveBlob(new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))]), name);
}
