import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type Clock, DealerkitError, instant, isDealerkitError, systemClock } from '@dealerkit/core';
import type { FileStore, StagedFacts } from '@dealerkit/core/server';
import { lazily, watching } from './streams.ts';

/** Where files are kept. */
export interface S3FilesOptions {
  readonly bucket: string;
  /** Stands before every key; nothing when left out. */
  readonly prefix?: string;
  /** Region, endpoint and credentials; what the environment says when left out. */
  readonly client?: S3ClientConfig;
  readonly clock?: Clock;
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Undefined where there is no such object. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name)) return undefined;
    throw new DealerkitError('unavailable', 'The store of files cannot be reached', { retryAfter: 5 }, error);
  }
}

/**
 * Files in a bucket of S3, or of what speaks like it. What is staged stands under `staged/`, with what is known of it as metadata; a sweep
 * moves what is kept. A body is sent in parts of 5 MB, one at a time.
 */
export function s3Files({ bucket: Bucket, prefix = '', client = {}, clock = systemClock }: S3FilesOptions): FileStore {
  const s3 = new S3Client(client);
  const folder = (area: 'staged' | 'kept', tenant: string): string =>
    `${prefix ? `${prefix.replace(/\/+$/, '')}/` : ''}${area}/tenant-${encodeURIComponent(tenant)}/`;
  const places = (tenant: string, id: string): string[] => [folder('staged', tenant) + id, folder('kept', tenant) + id];
  const head = (Key: string) => unlessMissing(s3.send(new HeadObjectCommand({ Bucket, Key })));
  const content = async (keys: readonly string[]): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> => {
    for (const Key of keys) {
      const found = await unlessMissing(s3.send(new GetObjectCommand({ Bucket, Key })));
      if (found?.Body) return found.Body.transformToWebStream() as ReadableStream<Uint8Array<ArrayBuffer>>;
    }
    return undefined;
  };
  const oldOnes = async (tenant: string, before: string): Promise<string[]> => {
    const old: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const listed = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: folder('staged', tenant), ContinuationToken }));
      for (const { Key, LastModified } of listed.Contents ?? [])
        if (Key && LastModified && LastModified.toISOString() < before) old.push(Key.slice(folder('staged', tenant).length));
      ContinuationToken = listed.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return old;
  };
  return {
    async stage({ tenant, name, type, by, body }) {
      const id = crypto.randomUUID();
      const [Key = ''] = places(tenant, id);
      // Metadata is ASCII.
      const Metadata = { name: encodeURIComponent(name), type, by: encodeURIComponent(by), at: instant(clock) };
      let broken: unknown;
      const Body = watching(body, (error) => (broken = error));
      const params = { Bucket, Key, Body, ContentType: 'application/octet-stream', Metadata };
      try {
        await new Upload({ client: s3, params, queueSize: 1 }).done();
        return { id, size: (await head(Key))?.ContentLength ?? 0 };
      } catch (error) {
        if (isDealerkitError(broken)) throw broken;
        throw new DealerkitError('unavailable', 'The file could not be stored', { retryAfter: 5 }, error);
      }
    },
    async staged(tenant, id) {
      const found = isId(id) ? await head(places(tenant, id)[0]!) : undefined;
      if (!found) return undefined;
      const { name = '', type = '', by = '', at = '' } = found.Metadata ?? {};
      const facts: StagedFacts = {
        type,
        size: found.ContentLength ?? 0,
        stagedAt: at,
        name: decodeURIComponent(name),
        by: decodeURIComponent(by),
      };
      return facts;
    },
    async open(tenant, id) {
      if (!isId(id)) return undefined;
      const keys = places(tenant, id);
      const [size] = (await Promise.all(keys.map(head))).flatMap((found) => found?.ContentLength ?? []);
      // A sweep may move it meanwhile, in this direction only.
      return size === undefined ? undefined : { size, body: lazily(() => content(keys)) };
    },
    async remove(tenant, id) {
      if (!isId(id)) return;
      for (const Key of places(tenant, id)) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    async sweep({ tenant, before, isNamed }) {
      let removed = 0;
      for (const id of await oldOnes(tenant, before)) {
        const [Key = '', kept] = places(tenant, id);
        if (await isNamed(id))
          await s3.send(
            new CopyObjectCommand({ Bucket, Key: kept, CopySource: [Bucket, ...Key.split('/')].map(encodeURIComponent).join('/') }),
          );
        else removed++;
        await s3.send(new DeleteObjectCommand({ Bucket, Key }));
      }
      return removed;
    },
  };
}
