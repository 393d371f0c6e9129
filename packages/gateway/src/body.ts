import { DealerkitError } from '@dealerkit/core';

/** Largest JSON body, in bytes, and its deepest nesting. */
export const jsonLimits = { bytes: 1_048_576, depth: 32 } as const;

const tooLarge = (limit: number): DealerkitError => new DealerkitError('too-large', `At most ${String(limit)} bytes`);

/** Reads a whole body, drained even when it is refused, so that the caller hears the answer instead of a broken connection. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
    else if (size > limit * 8) throw tooLarge(limit);
  }
  if (size > limit) throw tooLarge(limit);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The media type of a request, without its parameters. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

function checkDepth(value: unknown, depth = 1): void {
  if (depth > jsonLimits.depth) throw new DealerkitError('malformed', 'Nested too deeply');
  if (value !== null && typeof value === 'object') for (const item of Object.values(value)) checkDepth(item, depth + 1);
}

/** Reads a JSON object of these keys. */
export async function readJson(
  request: Request,
  keys?: readonly string[],
  types: readonly string[] = ['application/json'],
): Promise<Readonly<Record<string, unknown>>> {
  if (!types.includes(mediaType(request))) throw new DealerkitError('media-type', 'This takes application/json');
  const bytes = await readBytes(request, jsonLimits.bytes);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new DealerkitError('malformed', 'Not JSON', {}, cause);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new DealerkitError('malformed', 'Not a JSON object');
  checkDepth(value);
  const unknown = keys && Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new DealerkitError('malformed', `Unknown key ${JSON.stringify(unknown.slice(0, 100))}`);
  return value as Readonly<Record<string, unknown>>;
}
