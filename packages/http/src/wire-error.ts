import { DealerkitError, type ErrorCode, type ErrorDetails, errorStatus } from '@dealerkit/core';

interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly reference?: string;
  readonly details?: ErrorDetails;
  readonly fields?: ErrorDetails['fields'];
}

const byStatus = new Map<number, ErrorCode>([
  [400, 'malformed'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [408, 'unavailable'],
  [409, 'busy'],
  [412, 'conflict'],
  [413, 'too-large'],
  [422, 'invalid'],
  [425, 'unavailable'],
  [429, 'rate-limited'],
  [501, 'unsupported'],
]);

/** Seconds of a Retry-After header, in either of its forms. */
export function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function wireError(body: unknown): WireError | undefined {
  const error: unknown = body !== null && typeof body === 'object' && 'error' in body ? body.error : undefined;
  if (error === null || typeof error !== 'object' || !('code' in error) || typeof error.code !== 'string') return undefined;
  return Object.hasOwn(errorStatus, error.code) ? (error as WireError) : undefined;
}

/** Reads an answer that is not a success as an error of the SDK, whoever answered: the gateway, a proxy or a captive portal. */
export async function errorOf(response: Response): Promise<DealerkitError> {
  const body: unknown = await response.json().catch(() => undefined);
  const retryAfter = retryAfterOf(response.headers);
  const later = retryAfter === undefined ? {} : { retryAfter };
  const wire = wireError(body);
  if (!wire) {
    const code = byStatus.get(response.status) ?? 'unavailable';
    return new DealerkitError(code, `The server answered ${String(response.status)}`, later);
  }
  const { code, message, reference, details, fields } = wire;
  const facts = { ...details, ...(fields ? { fields } : {}), ...(reference === undefined ? {} : { reference }) };
  return new DealerkitError(code, message, { ...facts, ...later });
}
