import { DealerkitError } from '../errors.ts';
import { ByteReader, type Chunk, chunksOf, streamOf } from './bytes.ts';
import { fileKind, headBytes } from './file-kind.ts';
import { fileLimits } from './file-limits.ts';
import { type MediaType } from './media-types.ts';
import { withoutPrograms } from './office.ts';
import { plainText } from './plain-text.ts';
import { plainHeic } from './position/heic.ts';
import { plainJpeg } from './position/jpeg.ts';
import { plainPng } from './position/png.ts';
import { plainWebp } from './position/webp.ts';

type Pass = (bytes: ByteReader) => AsyncGenerator<Chunk>;

const asItIs: Pass = (bytes) => bytes.rest();

/** How each kind goes through: as it is, without what it tells of where it was made, or held to what it says that it is. */
const passes: Readonly<Record<MediaType, Pass>> = {
  'image/jpeg': plainJpeg,
  'image/png': plainPng,
  'image/webp': plainWebp,
  'image/gif': asItIs,
  'image/heic': plainHeic,
  'image/heif': plainHeic,
  'application/pdf': asItIs,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': withoutPrograms,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': withoutPrograms,
  'application/vnd.oasis.opendocument.text': withoutPrograms,
  'application/vnd.oasis.opendocument.spreadsheet': withoutPrograms,
  'text/plain': plainText,
  'text/csv': plainText,
};

const tooLarge = (): DealerkitError => new DealerkitError('too-large', `At most ${String(fileLimits.bytes)} bytes`);

async function* limited(body: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  let size = 0;
  for await (const chunk of chunksOf(body)) {
    size += chunk.byteLength;
    if (size > fileLimits.bytes) throw tooLarge();
    yield chunk;
  }
}

async function* through(pass: Pass, bytes: ByteReader, end: () => Promise<unknown>): AsyncGenerator<Chunk> {
  try {
    yield* pass(bytes);
  } finally {
    await hearOut(bytes);
    await end();
  }
}

/** Reads what nobody wants, such as what stands behind a picture: only who was heard out hears the answer. */
async function hearOut(bytes: ByteReader): Promise<void> {
  try {
    for await (const _left of bytes.rest());
  } catch {
    // Whoever breaks off here does not listen either.
  }
}

/** A file whose content was looked at. Its body fails, in the middle, when what follows is not what it began as. */
export interface CheckedFile {
  readonly type: MediaType;
  readonly body: ReadableStream<Chunk>;
}

/**
 * Finds out what a file is by its content, and takes from photos what they tell of where they were made (behaviours.md C14). `malformed`
 * when it is empty, `media-type` when it is nothing that may be kept, `too-large` above 25 MB. Never holds the whole of it.
 */
export async function checkedFile(body: ReadableStream<Chunk>, name: string): Promise<CheckedFile> {
  const chunks = limited(body);
  const bytes = new ByteReader(chunks);
  const end = (): Promise<unknown> => chunks.return(undefined);
  try {
    const head = await bytes.peek(headBytes);
    if (head.byteLength === 0) throw new DealerkitError('malformed', 'The file is empty');
    const type = fileKind(head, name);
    if (!type) throw new DealerkitError('media-type', 'Pictures, PDF, text, and office documents without macros are taken');
    return { type, body: streamOf(through(passes[type], bytes, end)) };
  } catch (error) {
    await hearOut(bytes);
    await end();
    throw error;
  }
}
