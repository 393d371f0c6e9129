import { DealerkitError, type UploadOptions } from '@dealerkit/core';
import type { TokenKeeper } from './token.ts';
import { errorOf } from './wire-error.ts';

/** What a file is sent as; the gateway looks at its content. */
export const typeOf = (file: File): string => file.type || 'application/octet-stream';

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
      resolve(
        new Response(request.responseText, { status: request.status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } }),
      );
    };
    request.open('POST', url);
    request.setRequestHeader('content-type', typeOf(file));
    if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.send(file);
  });
}

/** Sends a file to the gateway and tells how far it is, which only XMLHttpRequest hears; a new token once on 401. */
export async function sendWatched(url: URL, file: File, tokens: TokenKeeper, options: UploadOptions): Promise<Response> {
  const token = await tokens.current();
  options.signal?.throwIfAborted();
  let response = await sent(url, file, token, options);
  if (response.status === 401) response = await sent(url, file, await tokens.renew(token), options);
  if (!response.ok) throw await errorOf(response);
  return response;
}
