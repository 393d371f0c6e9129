import { DealerkitError } from '@dealerkit/core';
import type { FileStore } from '@dealerkit/core/server';
import { mediaType } from './body.ts';
import type { GatewayContext, Identity } from './options.ts';

/** Largest staged file in bytes, and longest name. */
export const fileLimits = { bytes: 25 * 1_048_576, name: 200 } as const;

/** Passes a body on, and breaks it off as soon as it is longer than a file may be. */
function limited(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let size = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > fileLimits.bytes) controller.error(new DealerkitError('too-large', `At most ${String(fileLimits.bytes)} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/**
 * Takes one file as the body of a request, its name in the query, into the staging area of `ports.files`; a command then refers to it by
 * the id that this answers.
 */
export async function stageFile(
  context: GatewayContext,
  { tenant, principal }: Identity,
  request: Request,
): ReturnType<FileStore['stage']> {
  const { files } = context.ports;
  if (!files) throw new DealerkitError('unsupported', 'This gateway keeps no files', { capability: 'files' });
  const name = new URL(request.url).searchParams.get('name')?.trim() ?? '';
  if (name === '' || name.length > fileLimits.name)
    throw new DealerkitError('malformed', `name is 1 to ${String(fileLimits.name)} characters`);
  const type = mediaType(request);
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(type)) throw new DealerkitError('media-type', 'Say what the file is by Content-Type');
  if (!request.body) throw new DealerkitError('malformed', 'The file is empty');
  if (Number(request.headers.get('content-length') ?? 0) > fileLimits.bytes)
    throw new DealerkitError('too-large', `At most ${String(fileLimits.bytes)} bytes`);
  return files.stage({ tenant, name: name.toWellFormed(), type, by: principal.id, body: limited(request.body) });
}
