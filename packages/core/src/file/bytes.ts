/** A piece of a file. */
export type Chunk = Uint8Array<ArrayBuffer>;

/** Most bytes that are looked at or held at once; the largest block of a photo's facts that is read. */
export const heldBytes = 1_048_576;

/** The pieces of a stream; whoever stops early cancels it. */
export async function* chunksOf(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) if (next.value.byteLength > 0) yield next.value;
  } finally {
    // After the end this does nothing.
    await reader.cancel().catch(() => undefined);
  }
}

/** A stream of pieces, each made when it is asked for. */
export function streamOf(chunks: AsyncIterator<Chunk>): ReadableStream<Chunk> {
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel(reason) {
        await chunks.return?.(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Pieces joined into one. */
export function joined(parts: readonly Uint8Array[]): Chunk {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Reads pieces as bytes, holding no more than was looked at. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Chunk>;
  #held: Chunk = new Uint8Array();
  /** How many bytes were taken, passed or skipped. */
  position = 0;

  constructor(chunks: AsyncIterator<Chunk>) {
    this.#chunks = chunks;
  }

  /** The next bytes, which stay to be read; fewer at the end. */
  async peek(count: number): Promise<Chunk> {
    const parts = [this.#held];
    let known = this.#held.byteLength;
    while (known < count) {
      const next = await this.#chunks.next();
      if (next.done === true) break;
      parts.push(next.value);
      known += next.value.byteLength;
    }
    if (parts.length > 1) this.#held = joined(parts);
    return this.#held.subarray(0, count);
  }

  /** What is at hand of the next bytes: at least `least` of them, fewer only at the end. */
  async some(least: number): Promise<Chunk> {
    await this.peek(least);
    return this.#held;
  }

  /** The next bytes; fewer at the end. */
  async take(count: number): Promise<Chunk> {
    const taken = await this.peek(count);
    this.#held = this.#held.subarray(taken.byteLength);
    this.position += taken.byteLength;
    return taken;
  }

  /** The next bytes in pieces, as they come. */
  async *pass(count: number): AsyncGenerator<Chunk> {
    for (let left = count; left > 0;) {
      const some = await this.some(1);
      if (some.byteLength === 0) return;
      const piece = await this.take(Math.min(left, some.byteLength));
      left -= piece.byteLength;
      yield piece;
    }
  }

  /** Leaves the next bytes out. */
  async skip(count: number): Promise<void> {
    for await (const _piece of this.pass(count));
  }

  /** Everything that is left. */
  rest(): AsyncGenerator<Chunk> {
    return this.pass(Number.POSITIVE_INFINITY);
  }
}

/** Letters of a few bytes, for the names of blocks. */
export const letters = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
