import { DealerkitError } from '../../errors.ts';
import { type ByteReader, type Chunk, letters } from '../bytes.ts';
import { onlyOrientation, orientationOf } from './tiff.ts';

const marker = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, app15: 0xef, comment: 0xfe } as const;
const standsAlone = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd7);
const exif = 'Exif\0\0';

/** Facts about the picture that it cannot be shown without: its frame, its colours. */
const belongs = (code: number, start: string): boolean => {
  if (code === marker.app2) return start.startsWith('ICC_PROFILE\0');
  const isFact = (code > marker.app0 && code <= marker.app15) || code === marker.comment;
  return !isFact || code === marker.app14;
};

function oriented(segment: Chunk): Chunk | undefined {
  if (letters(segment, 4, 10) !== exif) return undefined;
  const orientation = orientationOf(segment.subarray(10));
  if (orientation === 1) return undefined;
  const facts = onlyOrientation(orientation);
  const length = 2 + exif.length + facts.byteLength;
  return new Uint8Array([0xff, marker.app1, length >> 8, length & 0xff, ...new TextEncoder().encode(exif), ...facts]);
}

/** The bytes of the picture itself, up to its next marker. */
async function* scan(bytes: ByteReader): AsyncGenerator<Chunk> {
  for (;;) {
    const some = await bytes.some(2);
    if (some.byteLength < 2) {
      if (some.byteLength > 0) yield bytes.take(some.byteLength);
      return;
    }
    let at = some.indexOf(0xff);
    while (at !== -1 && at + 1 < some.byteLength && (some[at + 1] === 0 || standsAlone(some[at + 1]!))) at = some.indexOf(0xff, at + 1);
    if (at === 0) return;
    yield await bytes.take(at === -1 ? some.byteLength : at);
  }
}

/**
 * A JPEG photo without what it tells of itself: where and when it was taken, with what, previews, and other pictures behind it. Which way
 * up it is held stays.
 */
export async function* plainJpeg(bytes: ByteReader): AsyncGenerator<Chunk> {
  yield await bytes.take(2);
  for (;;) {
    const [mark, code = marker.eoi, high = 0, low = 0] = await bytes.peek(4);
    if (mark === undefined) return;
    if (mark !== 0xff) throw new DealerkitError('media-type', 'This picture is damaged');
    if (code === 0xff) {
      await bytes.skip(1);
      continue;
    }
    if (standsAlone(code) || code === marker.eoi) {
      yield await bytes.take(2);
      if (code === marker.eoi) return;
      continue;
    }
    const length = 2 + high * 256 + low;
    if (belongs(code, letters(await bytes.peek(20), 4, 16))) yield* bytes.pass(length);
    else {
      const facts = oriented(await bytes.take(length));
      if (facts && code === marker.app1) yield facts;
    }
    if (code === marker.sos) yield* scan(bytes);
  }
}
