import type { Crm, JsonObject, PaperKind, PaperLanguage } from '@dealerkit/core';
import { printLead, printOffer, printTestDrive } from '../context/message-contracts.ts';
import { saveBlob } from './save-blob.ts';

/** A file as an answer carries it: its content in base64. */
interface AnsweredFile {
  readonly name: string;
  readonly content: string;
}

function save({ summary }: { readonly summary: JsonObject }): void {
  const { name, content } = summary as unknown as AnsweredFile;
  saveBlob(new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))]), name);
}

/** Saves a paper of an offer as the client would get it; it leaves no trace. Throws what the Crm throws, as do the others. */
export const savePaper = async (crm: Crm, id: string, kind: PaperKind): Promise<void> => {
  save(await crm.preview(printOffer, { id, kind }));
};

/** Saves the form of a test drive, in the client's language. */
export const saveTestDrive = async (crm: Crm, id: string): Promise<void> => {
  save(await crm.preview(printTestDrive, { id }));
};

/** Saves a lead sheet. */
export const saveLead = async (crm: Crm, id: string, language: PaperLanguage): Promise<void> => {
  save(await crm.preview(printLead, { id, language }));
};
