import { DealerkitError } from '../errors.ts';
import { canonical } from '../json.ts';
import type { BackendQuery } from './query.ts';

/** Where a page ended: the sort key and id of its last record. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

// FNV-1a: tells one query from another; it protects nothing, since every page is scoped anew.
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(36);
}

const fingerprint = (noun: string, query: BackendQuery): string =>
  hash(canonical([noun, query.where ?? null, query.search ?? null, query.searchIn ?? null, query.sort]));

function encode(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

function decode(text: string): unknown {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** Makes the opaque cursor of a page's end. It fits only the same question. */
export function makeCursor(noun: string, query: BackendQuery, position: Position): string {
  return encode([1, fingerprint(noun, query), position.key, position.id]);
}

/** Reads a cursor; `malformed` when it was made for another question, by another version, or by nobody. */
export function readCursor(noun: string, query: BackendQuery): Position | undefined {
  if (query.cursor === undefined) return undefined;
  try {
    const value = decode(query.cursor);
    if (Array.isArray(value) && value.length === 4 && value[0] === 1 && value[1] === fingerprint(noun, query)) {
      const [key, id] = [value[2] as unknown, value[3] as unknown];
      if (typeof key === 'string' && typeof id === 'string') return { key, id };
    }
  } catch (cause) {
    throw new DealerkitError('malformed', 'Not a cursor: start again', {}, cause);
  }
  throw new DealerkitError('malformed', 'The cursor belongs to another question: start again');
}
