/** Tiny pictures, made byte by byte, that tell where they were taken: their facts hold `GPS-SECRET`. */
import { type Chunk, joined } from './bytes.ts';

/** What must not be found in what is kept. */
export const secret = 'GPS-SECRET';

const bytes = (...parts: readonly (string | number | Uint8Array)[]): Chunk =>
  joined(parts.map((part) => (typeof part === 'string' ? latin(part) : typeof part === 'number' ? new Uint8Array([part]) : part)));
const latin = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));
const big = (value: number, size = 4): Chunk => {
  const out = new Uint8Array(size);
  for (let at = size - 1, left = value; at >= 0; at--, left = Math.floor(left / 256)) out[at] = left % 256;
  return out;
};
const little = (value: number, size = 4): Chunk => big(value, size).toReversed();

/** Exif facts with an orientation and a secret, in either byte order. */
export function exif(orientation: number, order: 'MM' | 'II' = 'MM'): Chunk {
  const number = order === 'MM' ? big : little;
  const entry = (tag: number, kind: number, count: number, value: Chunk) => bytes(number(tag, 2), number(kind, 2), number(count), value);
  return bytes(
    ...[order, number(42, 2), number(8), number(2, 2)],
    entry(0x010e, 2, secret.length + 1, number(38)),
    entry(0x0112, 3, 1, bytes(number(orientation, 2), 0, 0)),
    ...[number(0), `${secret}\0`],
  );
}

const segment = (code: number, content: Uint8Array): Chunk => bytes(0xff, code, big(content.byteLength + 2, 2), content);

/** A JPEG: what stands before its picture, and what behind. */
export const jpeg = (orientation = 6, order: 'MM' | 'II' = 'MM'): Chunk =>
  bytes(
    ...[0xff, 0xd8],
    segment(0xe0, bytes('JFIF\0', 1, 1, 0, 0, 1, 0, 1, 0, 0)),
    segment(0xe1, bytes('Exif\0\0', exif(orientation, order))),
    segment(0xe1, bytes(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
    segment(0xe2, bytes('ICC_PROFILE\0', 1, 1, 'colours')),
    segment(0xe2, bytes(`MPF\0${secret}`)),
    segment(0xed, bytes(`Photoshop 3.0\0${secret}`)),
    segment(0xfe, bytes(secret)),
    ...[0xff, segment(0xdb, new Uint8Array(65))],
    segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    bytes('picture', 0xff, 0x00, 'more', 0xff, 0xd3, 'rest'),
    segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    bytes('second scan', 0xff, 0xd9),
    bytes(0xff, 0xd8, segment(0xe1, bytes('Exif\0\0', exif(1))), 0xff, 0xd9, secret),
  );

/** Exif of the JPEG that is kept, with nothing but an orientation. */
export const orientedSegment = (orientation: number): Chunk =>
  segment(
    0xe1,
    bytes('Exif\0\0', 'MM', big(42, 2), big(8), big(1, 2), big(0x0112, 2), big(3, 2), big(1), big(orientation, 2), 0, 0, big(0)),
  );

const chunk = (type: string, content: Uint8Array): Chunk => bytes(big(content.byteLength), type, content, big(0));

/** A PNG. */
export const png = (orientation = 8): Chunk =>
  bytes(
    bytes(0x89, 'PNG\r\n', 0x1a, '\n'),
    chunk('IHDR', new Uint8Array(13)),
    chunk('eXIf', exif(orientation)),
    chunk('tEXt', bytes(`Comment\0${secret}`)),
    chunk('iTXt', bytes(`XML:com.adobe.xmp\0${secret}`)),
    chunk('zTXt', bytes(secret)),
    chunk('IDAT', bytes('picture')),
    chunk('IEND', new Uint8Array()),
    bytes(secret),
  );

const riff = (type: string, content: Uint8Array): Chunk =>
  bytes(type, little(content.byteLength), content, ...(content.byteLength % 2 === 1 ? [0] : []));

/** A WebP. */
export function webp(orientation = 3): Chunk {
  const inside = bytes(
    'WEBP',
    riff('VP8X', new Uint8Array(10)),
    riff('VP8 ', bytes('a picture')),
    riff('EXIF', exif(orientation)),
    riff('XMP ', bytes(`<x>${secret}</x>`)),
  );
  return bytes('RIFF', little(inside.byteLength), inside, secret);
}

const box = (type: string, ...content: readonly (string | number | Uint8Array)[]): Chunk => {
  const inside = bytes(...content);
  return bytes(big(inside.byteLength + 8), type, inside);
};

/** How a HEIC is made otherwise than a phone makes it. */
export interface HeicOptions {
  readonly brand?: string;
  /** The picture stands before the box that says where its facts are. */
  readonly dataFirst?: boolean;
  /** The facts stand in the box of small items. */
  readonly small?: boolean;
  /** Where the facts are is said by the id of another item. */
  readonly method?: number;
}

/** A HEIC with a picture, Exif and XMP, and a box that is not needed behind. */
export function heic({ brand = 'heic', dataFirst = false, small = false, method = small ? 1 : 0 }: HeicOptions = {}): Chunk {
  const head = box('ftyp', brand, big(0), 'mif1', 'heic');
  const picture = bytes('a picture');
  const facts = [bytes(big(0), exif(6)), bytes(`<x>${secret}</x>`)];
  const entry = (id: number, type: string, more = '') => box('infe', 2, 0, 0, 0, big(id, 2), big(0, 2), type, `\0${more}`);
  const names = box('iinf', big(0), big(3, 2), entry(1, 'hvc1'), entry(2, 'Exif'), entry(3, 'mime', 'application/rdf+xml\0'));
  const meta = (from: number): Chunk => {
    const starts = small ? [0, facts[0]!.byteLength] : [from + picture.byteLength, from + picture.byteLength + facts[0]!.byteLength];
    const places = [
      { id: 1, method: 0, at: from, length: picture.byteLength },
      ...facts.map(({ byteLength: length }, index) => ({ id: index + 2, method, at: starts[index]!, length })),
    ].map(({ id, method, at, length }) => bytes(big(id, 2), big(method, 2), big(0, 2), big(1, 2), big(at), big(length)));
    const where = box('iloc', 1, 0, 0, 0, 0x44, 0x00, big(3, 2), ...places);
    return box('meta', big(0), box('hdlr', big(0), big(0), 'pict'), names, where, ...(small ? [box('idat', ...facts)] : []));
  };
  const data = box('mdat', picture, ...(small ? [] : facts));
  const tail = box('mpvd', secret);
  if (dataFirst) return bytes(head, data, meta(head.byteLength + 8), tail);
  const length = meta(0).byteLength;
  return bytes(head, meta(head.byteLength + length + 8), data, tail);
}

/** An archive with entries of these names, as far as anybody looks at it. */
export const archive = (...entries: readonly (readonly [name: string, content?: string])[]): Chunk =>
  bytes(
    ...entries.map(([name, content = '']) => bytes('PK', 3, 4, new Uint8Array(22), little(name.length, 2), little(0, 2), name, content)),
  );
