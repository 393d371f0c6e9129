import { DealerkitError } from '@dealerkit/core';
import type { FileStore } from '@dealerkit/core/server';
import { folderFiles } from './folder-files.ts';

/** The store of files at a place: a folder, or `s3://bucket/prefix`, which needs the package `@dealerkit/files-s3`. */
export async function openFiles(place: string): Promise<FileStore> {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? [];
  if (bucket === undefined) return folderFiles(place);
  const { s3Files } = await import('@dealerkit/files-s3').catch((cause: unknown) => {
    throw new DealerkitError('unsupported', 'Files in S3 need npm install @dealerkit/files-s3', { capability: 'files' }, cause);
  });
  return s3Files({ bucket, ...(prefix ? { prefix } : {}) });
}
