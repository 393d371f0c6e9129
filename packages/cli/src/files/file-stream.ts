import { type FileHandle, open } from 'node:fs/promises';

const pieceBytes = 65_536;

/** Opens the first of the paths that is there: a file may move while it waits to be read. */
async function opened(paths: readonly string[]): Promise<FileHandle> {
  const [path = '', ...others] = paths;
  return others.length === 0 ? open(path) : open(path).catch(() => opened(others));
}

/** The content of a file, opened at the first read and closed after the last: a stream that nobody reads holds nothing. */
export function fileStream(paths: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle | undefined;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        handle ??= await opened(paths);
        const { bytesRead, buffer } = await handle.read(new Uint8Array(pieceBytes), 0, pieceBytes);
        if (bytesRead > 0) {
          controller.enqueue(buffer.subarray(0, bytesRead));
          return;
        }
        await handle.close();
        controller.close();
      },
      async cancel() {
        await handle?.close();
      },
    },
    { highWaterMark: 0 },
  );
}
