import { DealerkitError, type Staged, type UploadOptions, fileLimits } from '@dealerkit/core';
import { type Send, jsonOf } from './http-client.ts';
import type { TokenKeeper } from './token.ts';
import { errorOf } from './wire-error.ts';

/** What a file is sent with. */
export interface UploadWay {
  /** Address of the gateway. */
  readonly url: string;
  readonly send: Send;
  readonly tokens: TokenKeeper;
  /** Requests go another way than a browser's own. */
  readonly ownFetch: boolean;
}

// The gateway looks at the content; this only has to be said.
const typeOf = (file: File): string => file.type || 'application/octet-stream';

function sent(url: URL, file: File, token: string | undefined, { signal, onProgress }: UploadOptions): Promise<Response> {
  const request = new XMLHttpRequest();
  return new Promise<Response>((resolve, reject) => {
    const fail = (error: Error): void => {
      signal?.removeEventListener('abort', abort);
      reject(error);
    };
    const abort = (): void => {
      request.abort();
      fail(signal?.reason as Error);
    };
    signal?.addEventListener('abort', abort);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => {
      fail(new DealerkitError('unavailable', 'The server cannot be reached'));
    };
    request.onload = () => {
      signal?.removeEventListener('abort', abort);
      const retryAfter = request.getResponseHeader('retry-after');
      const headers = retryAfter === null ? {} : { 'retry-after': retryAfter };
      resolve(new Response(request.responseText, { status: request.status, headers }));
    };
    request.open('POST', url);
    request.setRequestHeader('content-type', typeOf(file));
    if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.send(file);
  });
}

/** By XMLHttpRequest, which alone hears how far an upload is; a new token once on 401. */
async function watched({ url, tokens }: UploadWay, file: File, options: UploadOptions): Promise<Response> {
  const to = new URL('v1/files', url.replace(/\/*$/, '/'));
  to.searchParams.set('name', file.name);
  const token = await tokens.current();
  options.signal?.throwIfAborted();
  let response = await sent(to, file, token, options);
  if (response.status === 401) response = await sent(to, file, await tokens.renew(token), options);
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** Stages one file at the gateway. Where nothing can tell how far it is, only its end is told. */
export async function upload(way: UploadWay, file: File, options: UploadOptions): Promise<Staged> {
  const { signal, onProgress } = options;
  // Who is refused in the middle of sending may never hear why.
  if (file.size > fileLimits.bytes) throw new DealerkitError('too-large', `At most ${String(fileLimits.bytes)} bytes`);
  if (onProgress && !way.ownFetch && typeof XMLHttpRequest === 'function') return jsonOf<Staged>(await watched(way, file, options));
  const headers = { 'content-type': typeOf(file) };
  const searchParams = { name: file.name };
  const staged = await way.send('v1/files', { method: 'post', searchParams, body: file, headers, ...(signal ? { signal } : {}) });
  onProgress?.(1);
  return jsonOf<Staged>(staged);
}
