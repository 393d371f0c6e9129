import type { Plugin } from 'rollup';

/** What the page needs to load one widget, by file name and integrity. */
export interface Delivered {
  stable: string;
  immutable: string;
  integrity: string;
  chunks: { file: string; integrity: string }[];
  along: { file: string; integrity: string }[];
  words: Record<string, { file: string; integrity: string }[]>;
  parts: { file: string; integrity: string }[];
}
export declare function verifiedParts(): Plugin;
export declare function delivery(manifest: Record<string, Delivered>): Plugin;
