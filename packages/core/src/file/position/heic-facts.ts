import { DealerkitError } from '../../errors.ts';
import { type Chunk, letters } from '../bytes.ts';

/** A part of a file: where it begins, counted from the file's beginning, and how long it is. */
export interface Extent {
  readonly at: number;
  readonly length: number;
}

interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

const damaged = (cause?: unknown): DealerkitError => new DealerkitError('media-type', 'This picture is damaged', {}, cause);

/** Reads numbers one after another. */
class Numbers {
  readonly #view: DataView;
  at: number;

  constructor(bytes: Chunk, at: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** A number of 0, 1, 2, 4 or 8 bytes. */
  next(size: number): number {
    const at = this.at;
    this.at += size;
    if (size === 0) return 0;
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at);
    return size === 4 ? this.#view.getUint32(at) : Number(this.#view.getBigUint64(at));
  }
}

function boxes(bytes: Chunk, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const numbers = new Numbers(bytes, at);
    const length = numbers.next(4);
    if (length < 8 || at + length > to) throw damaged();
    found.push({ type: letters(bytes, at + 4, at + 8), from: at + 8, to: at + length });
    at += length;
  }
  return found;
}

/** Ids of the items that are facts about the picture: Exif, and XMP among others that have a media type. */
function factItems(bytes: Chunk, { from, to }: Box): Set<number> {
  const version = new Numbers(bytes, from).next(1);
  const entries = boxes(bytes, from + (version === 0 ? 6 : 8), to).filter(({ type }) => type === 'infe');
  return new Set(
    entries.flatMap((entry) => {
      const numbers = new Numbers(bytes, entry.from);
      const entryVersion = numbers.next(4) >>> 24;
      if (entryVersion < 2) throw damaged();
      const id = numbers.next(entryVersion === 2 ? 2 : 4);
      numbers.next(2);
      const type = letters(bytes, numbers.at, numbers.at + 4);
      return type === 'Exif' || type === 'mime' || type === 'uri ' ? [id] : [];
    }),
  );
}

/** Where items stand. `inBox` is where the box for small items begins. */
function* places(bytes: Chunk, { from }: Box, inBox: number | undefined): Generator<{ readonly item: number } & Extent> {
  const numbers = new Numbers(bytes, from);
  const version = numbers.next(4) >>> 24;
  const [sizes, more] = [numbers.next(1), numbers.next(1)];
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 4, sizes & 15, more >> 4, version > 0 ? more & 15 : 0];
  const count = numbers.next(version < 2 ? 2 : 4);
  for (let index = 0; index < count; index++) {
    const item = numbers.next(version < 2 ? 2 : 4);
    const method = version > 0 ? numbers.next(2) & 15 : 0;
    numbers.next(2);
    const base = numbers.next(baseSize);
    const start = method === 0 ? 0 : method === 1 ? inBox : undefined;
    for (let extents = numbers.next(2); extents > 0; extents--) {
      numbers.next(indexSize);
      const [offset, length] = [numbers.next(offsetSize), numbers.next(lengthSize)];
      yield { item, at: start === undefined ? -1 : start + base + offset, length };
    }
  }
}

/**
 * Where the facts of a HEIC photo about itself stand, by its box `meta`, which begins at `at` of the file. A place that cannot be told
 * is before the file's beginning.
 */
export function factsOf(meta: Chunk, at: number): Extent[] {
  try {
    const inside = boxes(meta, 12, meta.byteLength);
    const of = (type: string): Box | undefined => inside.find((box) => box.type === type);
    const [items, locations, small] = [of('iinf'), of('iloc'), of('idat')];
    if (!items || !locations) throw damaged();
    const facts = factItems(meta, items);
    return [...places(meta, locations, small && at + small.from)].filter(({ item, length }) => facts.has(item) && length > 0);
  } catch (cause) {
    throw cause instanceof DealerkitError ? cause : damaged(cause);
  }
}
