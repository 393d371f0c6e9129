import { type AnyRecord, type CrmSource, type Page, type Seen, canonical } from '@dealerkit/core';
import type { FirstAnswer, FirstPart } from './ask-first.ts';

/** Milliseconds for which an answer waits for the widget that wants it. */
const keptFor = 30_000;

/**
 * A source that gives what was asked for with `askFirst`. Each answer is given once. It is as fresh as one that is asked for later: the
 * live stream starts where the session was read, and what it tells drops what it is about. Where the request failed, everything is asked
 * for in the ordinary way.
 */
export function readAhead(source: CrmSource, parts: readonly FirstPart[], first: Promise<FirstAnswer | undefined>): CrmSource {
  const records = new Map<string, Promise<Seen<AnyRecord> | null | undefined>>();
  const pages = new Map<string, Promise<Page<Seen<AnyRecord>> | undefined>>();
  const drop = (): void => {
    records.clear();
    pages.clear();
  };
  parts.forEach((part, index) => {
    const answer = first.then((all) => all?.parts[index] ?? undefined);
    if ('query' in part) pages.set(`${part.noun} ${canonical(part.query)}`, answer as Promise<Page<Seen<AnyRecord>> | undefined>);
    else
      part.ids.forEach((id, at) =>
        records.set(
          `${part.noun} ${id}`,
          answer.then((items) => (items as readonly (Seen<AnyRecord> | null)[] | undefined)?.[at]),
        ),
      );
  });
  setTimeout(drop, keptFor);
  let begun = false;
  return {
    ...source,
    async session(signal) {
      if (begun) {
        drop();
        return source.session(signal);
      }
      begun = true;
      return (await first)?.session ?? source.session(signal);
    },
    async read(noun, ids, signal) {
      const kept = ids.map(async (id) => records.get(`${noun} ${id}`));
      for (const id of ids) records.delete(`${noun} ${id}`);
      const known = await Promise.all(kept);
      const missing = ids.filter((_, index) => known[index] === undefined);
      const asked = missing.length > 0 ? await source.read(noun, missing, signal) : [];
      let next = 0;
      return known.map((record) => (record === undefined ? (asked[next++] ?? null) : record));
    },
    async query(noun, query, signal) {
      const key = `${noun} ${canonical(query)}`;
      const kept = pages.get(key);
      pages.delete(key);
      return (await kept) ?? source.query(noun, query, signal);
    },
    run(command, input, options) {
      drop();
      return source.run(command, input, options);
    },
    ...(source.stream && {
      stream: (from, listener) =>
        source.stream!(from, {
          ...listener,
          onMessage(message) {
            records.delete(`${message.noun} ${message.id}`);
            for (const key of pages.keys()) if (key.startsWith(`${message.noun} `)) pages.delete(key);
            listener.onMessage(message);
          },
          onReset() {
            drop();
            listener.onReset();
          },
        }),
    }),
  };
}
