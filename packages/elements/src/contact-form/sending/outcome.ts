import { retryAfter } from './backoff.ts';

/** What one attempt to send a submission came to (reliability: outcome table). */
export type Outcome =
  | { kind: 'delivered'; key: string; receivedAt: string }
  | { kind: 'retry'; status: number; floor: number }
  | { kind: 'invalid'; status: number; fields: Record<string, string>; reference: string | undefined }
  | { kind: 'refused'; status: number; code: string; reference: string | undefined };

interface ErrorBody {
  error?: { code?: unknown; reference?: unknown; fields?: unknown };
}

/** The code and the reference that a gateway gives with an error; both may be missing when something else answered. */
export function errorOf(body: unknown): { code: string; reference: string | undefined; fields: unknown } {
  const { code, reference, fields } = (body as ErrorBody | undefined)?.error ?? {};
  return { code: typeof code === 'string' ? code : '', reference: typeof reference === 'string' ? reference : undefined, fields };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

// `{ email: 'text' }` and `{ email: { message: 'text' } }` are the same news.
const textsOf = (fields: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, said]: [string, unknown]) => [
      name,
      text(said) || text((said as { message?: unknown } | null)?.message),
    ]),
  );

const retried = (status: number) =>
  status === 408 || status === 409 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);

/** Reads an answer. Only a 2xx that echoes the key is a delivery: a hotel's login page also answers 200. */
export async function outcomeOf(response: Response, key: string): Promise<Outcome> {
  const { status, headers } = response;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) {
    const receipt = body as { key?: unknown; receivedAt?: unknown } | null | undefined;
    if (receipt?.key === key) return { kind: 'delivered', key, receivedAt: String(receipt.receivedAt) };
  }
  if (response.ok || retried(status)) return { kind: 'retry', status, floor: retryAfter(headers.get('retry-after')) };
  const { code, reference, fields } = errorOf(body);
  if ((status === 422 && code !== 'key-reused') || status === 400) return { kind: 'invalid', status, fields: textsOf(fields), reference };
  return { kind: 'refused', status, code, reference };
}
