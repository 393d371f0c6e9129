import { DealerkitError } from '@dealerkit/core';

type Chunk = Uint8Array<ArrayBuffer>;

/** A stream that is opened at its first read: one that nobody reads holds no connection. */
export function lazily(open: () => Promise<ReadableStream<Chunk> | undefined>): ReadableStream<Chunk> {
  let reader: ReadableStreamDefaultReader<Chunk> | undefined;
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        reader ??= (await open())?.getReader();
        if (!reader) throw new DealerkitError('not-found', 'The file is gone');
        const next = await reader.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel(reason) {
        await reader?.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The same stream, whose failure is told: what reads it may tell another one, of its own. */
export function watching(body: ReadableStream<Chunk>, onFailure: (error: unknown) => void): ReadableStream<Chunk> {
  const reader = body.getReader();
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        try {
          const next = await reader.read();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch (error) {
          onFailure(error);
          throw error;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
