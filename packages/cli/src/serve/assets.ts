import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { DealerkitError } from '@dealerkit/core';
import type { Asset } from '@dealerkit/gateway';

/** A file and what the browser checks it against. */
export interface DeliveredFile {
  readonly file: string;
  readonly integrity: string;
}

/** A widget as pages load it (`dist/cdn/manifest.json`). */
export interface Delivered {
  /** Same name for ever, another content with each release. */
  readonly stable: string;
  /** Named after its content. */
  readonly immutable: string;
  readonly integrity: string;
  /** What the entry imports at once: preloaded with their integrity, since a tag's own covers only its file. */
  readonly chunks: readonly DeliveredFile[];
  /** What it asks for as soon as it has run. */
  readonly along: readonly DeliveredFile[];
  /** Its words, by language. */
  readonly words: Readonly<Record<string, readonly DeliveredFile[]>>;
}

const folder = (): string => fileURLToPath(new URL('.', import.meta.resolve('@dealerkit/elements/cdn/manifest.json')));

/** What can be embedded, by widget name. */
export function widgetManifest(): Readonly<Record<string, Delivered>> {
  try {
    return JSON.parse(readFileSync(`${folder()}manifest.json`, 'utf8')) as Record<string, Delivered>;
  } catch (cause) {
    throw new DealerkitError('unavailable', 'The widgets are not built: run npm run build', {}, cause);
  }
}

/** Tags by which a page asks for files before a script imports them. */
export const preloadTags = (origin: string, files: readonly DeliveredFile[]): string[] =>
  files.map(({ file, integrity }) => `<link rel="modulepreload" href="${origin}/assets/${file}" integrity="${integrity}" crossorigin>`);

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

/** Every file of the widgets, compressed once, in memory. */
export function loadAssets(): (name: string) => Asset | undefined {
  const manifest = widgetManifest();
  const stable = new Set(Object.values(manifest).map((widget) => widget.stable));
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder()).filter((file) => file.endsWith('.js'))) {
    const body = readFileSync(folder() + name);
    assets.set(name, {
      body: bytes(body),
      type: 'text/javascript; charset=utf-8',
      immutable: !stable.has(name),
      brotli: bytes(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
      gzip: bytes(gzipSync(body, { level: 9 })),
    });
  }
  return (name) => assets.get(name);
}
