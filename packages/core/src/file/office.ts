import { DealerkitError } from '../errors.ts';
import { type ByteReader, type Chunk, letters } from './bytes.ts';
import type { MediaType } from './media-types.ts';

const nameOffset = 30;
const longestName = 300;

const word: MediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet: MediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const openDocuments: readonly MediaType[] = ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.spreadsheet'];

/** Where the entries of an archive begin in these bytes, with their names as far as they are here. */
function* entries(bytes: Chunk): Generator<{ readonly at: number; readonly name: string }> {
  for (let at = bytes.indexOf(0x50); at !== -1; at = bytes.indexOf(0x50, at + 1)) {
    if (bytes[at + 1] !== 0x4b || bytes[at + 2] !== 0x03 || bytes[at + 3] !== 0x04) continue;
    const length = (bytes[at + 26] ?? 0) + 256 * (bytes[at + 27] ?? 0);
    yield { at, name: letters(bytes, at + nameOffset, at + nameOffset + Math.min(length, longestName)) };
  }
}

/** Which office document an archive is: OpenDocument says so in its first entry, Office by the folder of its content. */
export function officeKind(head: Chunk): MediaType | undefined {
  const [first, ...others] = entries(head);
  if (first?.name === 'mimetype') {
    const extra = (head[first.at + 28] ?? 0) + 256 * (head[first.at + 29] ?? 0);
    const content = letters(head, nameOffset + 8 + extra, nameOffset + 8 + extra + 80);
    // The next entry follows the content without a gap.
    return openDocuments.find((type) => content.startsWith(`${type}PK`));
  }
  const names = [first?.name ?? '', ...others.map(({ name }) => name)];
  if (!names.some((name) => name === '[Content_Types].xml' || name === '_rels/.rels')) return undefined;
  if (names.includes('word/document.xml')) return word;
  return names.includes('xl/workbook.xml') ? sheet : undefined;
}

// Macros of Office, and of OpenDocument.
const programs = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\//i;

/** An office document as it is; refused as `media-type` when it holds macros. */
export async function* withoutPrograms(bytes: ByteReader): AsyncGenerator<Chunk> {
  // An entry that begins near the end of what is at hand is looked at again, whole.
  const overlap = nameOffset + longestName;
  for (let some = await bytes.some(2 * overlap); some.byteLength > 0; some = await bytes.some(2 * overlap)) {
    for (const { name } of entries(some))
      if (programs.test(name)) throw new DealerkitError('media-type', 'A document with macros is not taken');
    yield await bytes.take(some.byteLength < 2 * overlap ? some.byteLength : some.byteLength - overlap);
  }
}
