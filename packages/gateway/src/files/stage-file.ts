import { DealerkitError, type Staged, fileLimits } from '@dealerkit/core';
import type { LocalSource } from '@dealerkit/core/server';
import { mediaType } from '../body.ts';

/** Takes one file as the body of a request, its name in the query; a command then refers to it by the id that this answers. */
export async function stageFile(source: LocalSource, request: Request): Promise<Staged> {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(mediaType(request))) throw new DealerkitError('media-type', 'Say what the file is by Content-Type');
  if (!request.body) throw new DealerkitError('malformed', 'The file is empty');
  if (Number(request.headers.get('content-length') ?? 0) > fileLimits.bytes)
    throw new DealerkitError('too-large', `At most ${String(fileLimits.bytes)} bytes`);
  return source.stage({ name, body: request.body });
}
