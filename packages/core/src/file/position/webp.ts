import { type ByteReader, type Chunk, heldBytes, letters } from '../bytes.ts';
import { blanked } from './blank.ts';
import { onlyOrientation, orientationOf } from './tiff.ts';

/** A WebP picture whose facts about itself are blanked where they stand, since its length is said at its beginning; which way up it is held stays. */
export async function* plainWebp(bytes: ByteReader): AsyncGenerator<Chunk> {
  const riff = await bytes.take(12);
  yield riff;
  const end = 8 + new DataView(riff.buffer, riff.byteOffset).getUint32(4, true);
  while (bytes.position < end) {
    const head = await bytes.take(8);
    yield head;
    if (head.byteLength < 8) return;
    const length = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
    const padded = Math.min(length + (length % 2), end - bytes.position);
    const type = letters(head, 0, 4);
    if (type === 'EXIF') {
      const read = await bytes.peek(Math.min(padded, heldBytes));
      const tiff = letters(read, 0, 4) === 'Exif' ? read.subarray(6) : read;
      yield* blanked(bytes, padded, onlyOrientation(orientationOf(tiff)));
    } else if (type === 'XMP ') yield* blanked(bytes, padded);
    else yield* bytes.pass(padded);
  }
}
