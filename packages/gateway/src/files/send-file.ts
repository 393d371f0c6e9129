import { type Document, downloadName } from '@dealerkit/core';
import type { LocalSource } from '@dealerkit/core/server';

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\x20-\x7e]+/g, '_')
    .replace(/["\\%]/g, '-');
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file name in `Content-Disposition`: in ASCII for old clients, and as it is (RFC 6266). */
export const attachment = (name: string): string => `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`;

/** The file of a document as a download: whole, never shown in a page of the gateway's origin, never kept by what it passes. */
export async function sendFile(source: LocalSource, id: string): Promise<Response> {
  const { body, size, type, record } = await source.openFile(id);
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Length': String(size),
      'Content-Disposition': attachment(downloadName(record as Partial<Document>)),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
      'Accept-Ranges': 'none',
    },
  });
}
