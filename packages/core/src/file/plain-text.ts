import { DealerkitError } from '../errors.ts';
import type { ByteReader, Chunk } from './bytes.ts';

const refused = (message: string): DealerkitError => new DealerkitError('media-type', message);

// What a browser or a shell would run, whatever it is called; and characters that no text has.
const runs = /^\uFEFF?\s*(?:<|#!|%!)/u;
// eslint-disable-next-line no-control-regex -- exactly these are looked for
const noText = /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F\u007F]/;

/** A text as it is; refused as `media-type` when it is no UTF-8, or is markup or a script. */
export async function* plainText(bytes: ByteReader): AsyncGenerator<Chunk> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const read = (piece?: Chunk): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new DealerkitError('media-type', 'A text file is UTF-8', {}, cause);
    }
  };
  const start = new TextDecoder().decode(await bytes.peek(1024));
  if (runs.test(start)) throw refused('Markup and scripts are not taken');
  for await (const piece of bytes.rest()) {
    if (noText.test(read(piece))) throw refused('This is no text');
    yield piece;
  }
  read();
}
