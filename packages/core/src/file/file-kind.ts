import { type Chunk, letters } from './bytes.ts';
import { type MediaType, endingOf, mediaTypes } from './media-types.ts';
import { officeKind } from './office.ts';

/** Bytes at the beginning of a file that its kind is told by. */
export const headBytes = 65_536;

const begins = (head: Chunk, ...signature: readonly number[]): boolean => signature.every((byte, index) => head[index] === byte);

// Still pictures only: a sequence may carry a film, and a film a position.
const heicBrands = ['heic', 'heix', 'heim', 'heis'];

function heifKind(head: Chunk): MediaType | undefined {
  const length = Math.min(new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0), 512, head.byteLength);
  const compatible = Array.from({ length: Math.max(0, Math.floor((length - 16) / 4)) }, (_each, index) =>
    letters(head, 16 + 4 * index, 20 + 4 * index),
  );
  const brand = letters(head, 8, 12);
  if (heicBrands.includes(brand)) return 'image/heic';
  return brand === 'mif1' && compatible.some((each) => heicBrands.includes(each)) ? 'image/heif' : undefined;
}

const signatures: readonly (readonly [kind: (head: Chunk) => MediaType | undefined, here: (head: Chunk) => boolean])[] = [
  [() => 'image/jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  [() => 'image/png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  [() => 'image/gif', (head) => /^GIF8[79]a$/.test(letters(head, 0, 6))],
  [() => 'image/webp', (head) => letters(head, 0, 4) === 'RIFF' && letters(head, 8, 12) === 'WEBP'],
  [heifKind, (head) => letters(head, 4, 8) === 'ftyp'],
  [() => 'application/pdf', (head) => letters(head, 0, 5) === '%PDF-'],
  [officeKind, (head) => begins(head, 0x50, 0x4b, 0x03, 0x04)],
];

const texts: readonly MediaType[] = ['text/csv', 'text/plain'];
const textKind = (name: string): MediaType | undefined =>
  texts.find((type) => (mediaTypes[type] as readonly string[]).includes(endingOf(name)));

/**
 * What a file is, by how its content begins; undefined when it is nothing that may be kept. Only text has no mark of its own: it is what
 * its name says, `.txt` or `.csv`, and its content is held to it.
 */
export function fileKind(head: Chunk, name: string): MediaType | undefined {
  const known = signatures.find(([, here]) => here(head));
  return known ? known[0](head) : textKind(name);
}
