import type { Chunk } from '../bytes.ts';

const orientationTag = 0x0112;

/** Which way up a photo is held to be, 1 to 8, by its Exif facts; 1, as it is, when they do not say. */
export function orientationOf(tiff: Chunk): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.byteLength >= 8 ? view.getUint16(0) : 0;
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const at = view.getUint32(4, little);
  if (at + 2 > view.byteLength) return 1;
  const count = view.getUint16(at, little);
  for (let entry = at + 2; entry + 12 <= view.byteLength && entry < at + 2 + 12 * count; entry += 12)
    if (view.getUint16(entry, little) === orientationTag) {
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  return 1;
}

/** Exif facts that say nothing but which way up the photo is held. */
export function onlyOrientation(orientation: number): Chunk {
  return new Uint8Array([
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);
}
