import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { DealerkitError, isDealerkitError } from '@dealerkit/core';
import type { FileStore } from '@dealerkit/core/server';

/**
 * Files in a folder of the disk, the embedded default: a file and beside it a note with its name, type, tenant and sender. The names on
 * disk are ours, never the sender's.
 */
export function folderFiles(folder: string): FileStore {
  const staged = join(folder, 'staged');
  return {
    async stage({ body, ...facts }) {
      await mkdir(staged, { recursive: true });
      const id = randomUUID();
      const path = join(staged, id);
      try {
        await pipeline(Readable.fromWeb(body as NodeStream<Uint8Array>), createWriteStream(`${path}.part`, { flags: 'wx', mode: 0o600 }));
        const { size } = await stat(`${path}.part`);
        if (size === 0) throw new DealerkitError('malformed', 'The file is empty');
        await writeFile(`${path}.json`, JSON.stringify({ id, size, ...facts }), { mode: 0o600 });
        await rename(`${path}.part`, path);
        return { id, size };
      } catch (error) {
        await Promise.all(['.part', '.json'].map((ending) => rm(path + ending, { force: true })));
        if (isDealerkitError(error)) throw error;
        throw new DealerkitError('unavailable', 'The file could not be stored', { retryAfter: 5 }, error);
      }
    },
    async sweep(before) {
      const names = await readdir(staged).catch(() => []);
      const old = await Promise.all(
        names.map(async (name) => ({ name, at: (await stat(join(staged, name)).catch(() => undefined))?.mtimeMs ?? Infinity })),
      );
      const leftovers = old.filter(({ at }) => at < Date.parse(before));
      await Promise.all(leftovers.map(({ name }) => rm(join(staged, name), { force: true })));
      return leftovers.filter(({ name }) => !name.includes('.')).length;
    },
  };
}
