import { DealerkitError } from '../../errors.ts';
import { type ByteReader, type Chunk, heldBytes, letters } from '../bytes.ts';
import { blanked } from './blank.ts';
import { type Extent, factsOf } from './heic-facts.ts';

const refused = (): DealerkitError => new DealerkitError('media-type', 'This picture keeps its position where it cannot be removed');

/** Boxes without which there is no picture; any other is blanked where it stands. */
const belongs: readonly string[] = ['ftyp', 'meta', 'mdat', 'free', 'skip'];

async function boxHead(bytes: ByteReader): Promise<{ readonly type: string; readonly head: number; readonly length: number } | undefined> {
  const head = await bytes.peek(16);
  if (head.byteLength < 8) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const said = view.getUint32(0);
  const type = letters(head, 4, 8);
  if (said === 0) return { type, head: 8, length: Number.POSITIVE_INFINITY };
  if (said !== 1) return { type, head: 8, length: Math.max(8, said) };
  if (head.byteLength < 16) throw refused();
  return { type, head: 16, length: Math.max(16, Number(view.getBigUint64(8))) };
}

/** The next bytes with the extents in them blanked. */
async function* without(bytes: ByteReader, count: number, extents: readonly Extent[]): AsyncGenerator<Chunk> {
  const end = bytes.position + count;
  for (const { at, length } of extents.filter((each) => each.at < end)) {
    if (at < bytes.position || at + length > end) throw refused();
    yield* bytes.pass(at - bytes.position);
    yield* blanked(bytes, length);
  }
  yield* bytes.pass(end - bytes.position);
}

/**
 * A HEIC photo whose facts about itself are blanked where they stand; which way up it is held is said elsewhere, and stays. Refused as
 * `media-type` when the facts stand before the box that says where they are.
 */
export async function* plainHeic(bytes: ByteReader): AsyncGenerator<Chunk> {
  let extents: readonly Extent[] | undefined;
  for (let box = await boxHead(bytes); box; box = await boxHead(bytes)) {
    if (box.type === 'meta') {
      if (box.length > heldBytes || extents) throw refused();
      const at = bytes.position;
      const meta = await bytes.peek(box.length);
      extents = factsOf(meta, at).toSorted((a, b) => a.at - b.at);
      if (extents.some((each) => each.at < at)) throw refused();
      yield* without(bytes, box.length, extents);
    } else if (box.type === 'mdat') {
      const from = bytes.position;
      if (!extents) throw refused();
      yield* without(
        bytes,
        box.length,
        extents.filter((each) => each.at >= from),
      );
    } else if (belongs.includes(box.type)) yield* bytes.pass(box.length);
    else {
      const head = (await bytes.take(box.head)).slice();
      head.set([0x66, 0x72, 0x65, 0x65], 4);
      yield head;
      yield* blanked(bytes, box.length - box.head);
    }
  }
}
