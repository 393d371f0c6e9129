import { type ByteReader, type Chunk, heldBytes, joined, letters } from '../bytes.ts';
import { onlyOrientation, orientationOf } from './tiff.ts';

const facts: readonly string[] = ['tEXt', 'zTXt', 'iTXt', 'tIME'];

function crc(bytes: Chunk): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

const number = (value: number): Chunk => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

function exifChunk(orientation: number): Chunk {
  const data = onlyOrientation(orientation);
  const named = joined([new TextEncoder().encode('eXIf'), data]);
  return joined([number(data.byteLength), named, number(crc(named))]);
}

/** A PNG picture without what it tells of itself, and without what stands behind it; which way up it is held stays. */
export async function* plainPng(bytes: ByteReader): AsyncGenerator<Chunk> {
  yield await bytes.take(8);
  for (;;) {
    const head = await bytes.peek(8);
    if (head.byteLength < 8) return;
    const length = 12 + new DataView(head.buffer, head.byteOffset).getUint32(0);
    const type = letters(head, 4, 8);
    if (type === 'eXIf' && length <= heldBytes) {
      const orientation = orientationOf((await bytes.take(length)).subarray(8, -4));
      if (orientation !== 1) yield exifChunk(orientation);
    } else if (type === 'eXIf' || facts.includes(type)) await bytes.skip(length);
    else yield* bytes.pass(length);
    if (type === 'IEND') return;
  }
}
