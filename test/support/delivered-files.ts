import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Asset } from '@dealerkit/gateway';

const folder = fileURLToPath(new URL('../../packages/elements/dist/cdn/', import.meta.url));

/** The built widget files, for a gateway. */
export function deliveredFiles(): (name: string) => Asset | undefined {
  const names = new Set(readdirSync(folder).filter((name) => name.endsWith('.js')));
  return (name) => {
    if (!names.has(name)) return undefined;
    const body = new Uint8Array(readFileSync(folder + name));
    const type = 'text/javascript; charset=utf-8';
    return { body, type, immutable: /-[\w-]{8}\.js$/.test(name), gzip: new Uint8Array(gzipSync(body, { level: 9 })) };
  };
}
