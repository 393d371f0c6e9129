import { type Crm, type DealerkitError, asDealerkitError, fileLimits } from '@dealerkit/core';
import { addDocument } from '../../context/lead-work-contracts.ts';

/** A file that somebody chose, on its way to become a document. */
export interface Chosen {
  /** Of the field with its title. */
  readonly name: string;
  readonly file: File;
  /** How much of it has left, from 0 to 1; undefined while it is not sent. */
  part?: number | undefined;
  /** Where it waits, once it was sent. */
  staged?: string | undefined;
}

/** The title that a file suggests: its name without the ending. */
export const titleFor = ({ name }: File): string =>
  name
    .replace(/(?<=.)\.[^.]*$/, '')
    .slice(0, fileLimits.name)
    .trim();

/** Codes of what is wrong with a file itself; any other error ends the sending. */
const ofFile: ReadonlySet<string> = new Set(['media-type', 'too-large', 'malformed', 'invalid']);

/** The code of what is wrong with a file, or undefined where the error is not about it. */
export function problemOf(thrown: unknown): string | undefined {
  const { code, details } = asDealerkitError(thrown);
  if (!ofFile.has(code)) return undefined;
  return (code === 'invalid' && Object.values(details.fields ?? {})[0]?.code) || code;
}

/** Sends a file and attaches it to a lead under a title; answers the document's id. */
export async function attach(
  crm: Crm,
  leadId: string,
  chosen: Chosen,
  title: string,
  options: { readonly signal: AbortSignal; readonly onProgress: () => void },
): Promise<string> {
  const { signal, onProgress } = options;
  const onPart = (part: number): void => {
    chosen.part = part;
    onProgress();
  };
  try {
    onPart(0);
    chosen.staged ??= (await crm.upload(chosen.file, { signal, onProgress: onPart })).id;
    return (await crm.run(addDocument, { leadId, title, fileId: chosen.staged }, { signal })).id;
  } catch (error) {
    const attached = attachedBefore(asDealerkitError(error));
    if (attached !== undefined) return attached;
    // What was refused is sent anew.
    if (problemOf(error) !== undefined) chosen.staged = undefined;
    throw error;
  } finally {
    chosen.part = undefined;
  }
}

// The answer to an earlier attempt was lost on its way.
const attachedBefore = ({ code, details }: DealerkitError): string | undefined =>
  code === 'duplicate' ? (details.candidates?.[0] ?? '') : undefined;
