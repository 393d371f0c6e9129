import type { ByteReader, Chunk } from '../bytes.ts';

/** Zeros in place of the next bytes, as many as there are; `first` stands in front where it has room. */
export async function* blanked(bytes: ByteReader, count: number, first: Chunk = new Uint8Array()): AsyncGenerator<Chunk> {
  let at = first.byteLength <= count ? 0 : first.byteLength;
  for await (const piece of bytes.pass(count)) {
    const blank = new Uint8Array(piece.byteLength);
    blank.set(first.subarray(at, at + blank.byteLength));
    at += blank.byteLength;
    yield blank;
  }
}
