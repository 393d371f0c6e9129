import type { Plugin } from 'rollup';

/** A file and what the browser checks it against. */
export interface DeliveredFile {
  file: string;
  integrity: string;
}

/** What the page needs to load one widget, by file name and integrity. */
export interface Delivered {
  stable: string;
  immutable: string;
  integrity: string;
  chunks: DeliveredFile[];
  along: DeliveredFile[];
  words: Record<string, DeliveredFile[]>;
  parts: DeliveredFile[];
}
export declare function verifiedParts(): Plugin;
export declare function delivery(manifest: Record<string, Delivered>): Plugin;
