import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { type Clock, DealerkitError, instant, isDealerkitError, systemClock } from '@dealerkit/core';
import type { FileStore, StagedFacts } from '@dealerkit/core/server';
import { fileStream } from './file-stream.ts';

interface Note extends StagedFacts {
  readonly tenant: string;
}

/** Ids are ours; anything else that is asked for is no file, and no path. */
const isId = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

const sizeOf = async (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );

/**
 * Files in a folder of the disk, the embedded default. What is staged has a note beside it with its name, type, tenant and sender; what
 * is kept stands in a folder of its tenant. The names on disk are ours, never the sender's.
 */
export function folderFiles(folder: string, clock: Clock = systemClock): FileStore {
  const staging = join(folder, 'staged');
  const staged = (id: string): string => join(staging, id);
  const kept = (tenant: string, id = ''): string => join(folder, 'kept', `tenant-${encodeURIComponent(tenant)}`, id);
  const noteOf = async (id: string): Promise<Note | undefined> =>
    readFile(`${staged(id)}.json`, 'utf8').then(
      (text) => JSON.parse(text) as Note,
      () => undefined,
    );
  const drop = (...paths: readonly string[]): Promise<unknown> => Promise.all(paths.map((path) => rm(path, { force: true })));
  const isStaged = async (tenant: string, id: string): Promise<Note | undefined> => {
    const note = isId(id) ? await noteOf(id) : undefined;
    return note?.tenant === tenant && (await sizeOf(staged(id))) !== undefined ? note : undefined;
  };
  return {
    async stage({ body, ...facts }) {
      await mkdir(staging, { recursive: true });
      const id = randomUUID();
      const path = staged(id);
      try {
        await pipeline(Readable.fromWeb(body as NodeStream<Uint8Array>), createWriteStream(`${path}.part`, { flags: 'wx', mode: 0o600 }));
        const size = (await stat(`${path}.part`)).size;
        await writeFile(`${path}.json`, JSON.stringify({ id, size, ...facts, stagedAt: instant(clock) }), { mode: 0o600 });
        await rename(`${path}.part`, path);
        return { id, size };
      } catch (error) {
        await drop(`${path}.part`, `${path}.json`);
        if (isDealerkitError(error)) throw error;
        throw new DealerkitError('unavailable', 'The file could not be stored', { retryAfter: 5 }, error);
      }
    },
    async staged(tenant, id) {
      const note = await isStaged(tenant, id);
      return note && { name: note.name, type: note.type, by: note.by, size: note.size, stagedAt: note.stagedAt };
    },
    async open(tenant, id) {
      if (!isId(id)) return undefined;
      // A sweep may move it meanwhile, in this direction only.
      const places = [...((await isStaged(tenant, id)) ? [staged(id)] : []), kept(tenant, id)];
      const [size] = (await Promise.all(places.map(sizeOf))).filter((each) => each !== undefined);
      return size === undefined ? undefined : { size, body: fileStream(places) };
    },
    async remove(tenant, id) {
      if (!isId(id)) return;
      if (await isStaged(tenant, id)) await drop(staged(id), `${staged(id)}.json`);
      await drop(kept(tenant, id));
    },
    async sweep({ tenant, before, isNamed }) {
      const names = new Set(await readdir(staging).catch(() => []));
      let removed = 0;
      for (const id of new Set([...names].map((name) => name.replace(/\..*$/, '')))) {
        const note = await noteOf(id);
        const at = note?.stagedAt ?? (await lastChange([staged(id), `${staged(id)}.part`, `${staged(id)}.json`]));
        if (at >= before || (note && note.tenant !== tenant)) continue;
        if (note && names.has(id) && (await isNamed(id))) {
          await mkdir(kept(tenant), { recursive: true });
          await rename(staged(id), kept(tenant, id));
        } else if (names.has(id)) removed++;
        await drop(...['', '.part', '.json'].map((ending) => staged(id) + ending));
      }
      return removed;
    },
  };
}

async function lastChange(paths: readonly string[]): Promise<string> {
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return new Date(Math.max(...times)).toISOString();
}
