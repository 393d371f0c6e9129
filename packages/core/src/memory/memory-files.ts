import { type Clock, instant, systemClock } from '../clock.ts';
import { chunksOf, joined, streamOf } from '../file/bytes.ts';
import type { FileStore, StagedFacts } from '../ports.ts';

interface Entry {
  readonly tenant: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly facts: StagedFacts;
  readonly kept: boolean;
}

/** Files in memory: for tests, and for demonstrations in a page. */
export function memoryFiles(clock: Clock = systemClock): FileStore {
  const entries = new Map<string, Entry>();
  const of = (tenant: string, id: string): Entry | undefined => {
    const entry = entries.get(id);
    return entry?.tenant === tenant ? entry : undefined;
  };
  return {
    async stage({ tenant, body, ...facts }) {
      const parts = [];
      for await (const chunk of chunksOf(body)) parts.push(chunk);
      const [id, bytes] = [crypto.randomUUID(), joined(parts)];
      const size = bytes.byteLength;
      entries.set(id, { tenant, bytes, facts: { ...facts, size, stagedAt: instant(clock) }, kept: false });
      return { id, size };
    },
    staged: (tenant, id) => {
      const entry = of(tenant, id);
      return Promise.resolve(entry?.kept === false ? entry.facts : undefined);
    },
    open: (tenant, id) => {
      const entry = of(tenant, id);
      if (!entry) return Promise.resolve(undefined);
      return Promise.resolve({ size: entry.bytes.byteLength, body: streamOf(bytesOf(entry.bytes)) });
    },
    remove: (tenant, id) => {
      if (of(tenant, id)) entries.delete(id);
      return Promise.resolve();
    },
    async sweep({ tenant, before, isNamed }) {
      const old = [...entries].filter(([, entry]) => entry.tenant === tenant && !entry.kept && entry.facts.stagedAt < before);
      let removed = 0;
      for (const [id, entry] of old)
        if (await isNamed(id)) entries.set(id, { ...entry, kept: true });
        else if (entries.delete(id)) removed++;
      return removed;
    },
  };
}

async function* bytesOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield bytes.slice();
}
