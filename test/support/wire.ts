/** Recorded conversations of released clients and forms with a gateway, and how to hold one again. */
import type { House } from './house.ts';

/** What was sent: everything of it that a gateway may look at. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What was answered; a stream has no body here, only that it began. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** One conversation, in order. */
export interface Recording {
  /** Who spoke, with its version. */
  readonly client: string;
  readonly exchanges: readonly { readonly request: WireRequest; readonly answer: WireAnswer }[];
}

const requestHeaders = ['accept', 'accept-language', 'authorization', 'content-type', 'idempotency-key', 'last-event-id', 'origin'];
const answerHeaders = ['content-type', 'location', 'idempotent-replayed', 'access-control-allow-origin'];

const pick = (headers: Headers, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

/** An answer as a recording keeps it. */
export async function answerOf(response: Response): Promise<WireAnswer> {
  const headers = pick(response.headers, answerHeaders);
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/event-stream')) {
    return { status: response.status, headers, body: null };
  }
  const text = await response.text();
  return { status: response.status, headers, body: type.includes('json') ? (JSON.parse(text) as unknown) : null };
}

/** A fetch that writes down what goes through it. */
export function recorder(exchanges: { request: WireRequest; answer: WireAnswer }[]) {
  return async (request: Request, answer: (request: Request) => Response | Promise<Response>): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'POST' ? await request.clone().text() : null;
    const kept = { method: request.method, path: pathname + search, headers: pick(request.headers, requestHeaders), body };
    const response = await answer(request);
    const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
    exchanges.push({ request: kept, answer: await answerOf(streams ? response : response.clone()) });
    return response;
  };
}

// Ids, instants, versions, cursors and hashes are another each time; everything else that was said is a promise.
const changing =
  /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z|[\w-]{16,}={0,2}|(?:\w+:)?[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{8}|[A-Z]{1,3}-?\d[\w-]*)$/;

const kinds: readonly string[] = ['never', 'sometimes', 'always'];

/** Where an answer breaks what was once answered: something missing, of another type, or of another value. Fills `swaps`. */
export function broken(recorded: unknown, actual: unknown, swaps: Map<string, string>, at = ''): string[] {
  if (recorded === null) return [];
  const became = `${at}: ${JSON.stringify(recorded)} became ${JSON.stringify(actual)}`;
  if (typeof recorded !== typeof actual || Array.isArray(recorded) !== Array.isArray(actual) || actual === null) return [became];
  if (typeof recorded === 'string') {
    if (recorded === actual) return [];
    // Opaque, and too short to be found again elsewhere.
    if (at.endsWith('/cursor')) return [];
    // A preset may come to give more; what it gave stays given.
    if (/\/rights\/[\w.]+\/kind$/.test(at) && kinds.indexOf(recorded) < kinds.indexOf(actual as string)) return [];
    if (!changing.test(recorded)) return [became];
    swaps.set(recorded, actual as string);
    return [];
  }
  if (typeof recorded === 'boolean') return recorded === actual ? [] : [became];
  if (typeof recorded === 'number') return at === '/status' && recorded !== actual ? [became] : [];
  const others = actual as Record<string, unknown>;
  return Object.entries(recorded as object).flatMap(([name, value]) =>
    Object.hasOwn(others, name) ? broken(value, others[name], swaps, `${at}/${name}`) : [`${at}/${name} is missing`],
  );
}

const swapped = (text: string, swaps: ReadonlyMap<string, string>): string => {
  let now = text;
  for (const [recorded, actual] of swaps) now = now.replaceAll(recorded, actual);
  return now;
};

/** Holds a conversation again, ids of now in the place of ids of then. Gives every broken promise. */
export async function replay({ exchanges }: Recording, house: House): Promise<string[]> {
  const swaps = new Map<string, string>();
  const wrong: string[] = [];
  for (const { request, answer } of exchanges) {
    const { method, path, headers, body } = request;
    const response = await fetch(new URL(swapped(path, swaps), house.url), {
      method,
      redirect: 'manual',
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, swapped(value, swaps)])),
      ...(body === null ? {} : { body: swapped(body, swaps) }),
    });
    const now = await answerOf(response);
    if (!response.bodyUsed) await response.body?.cancel();
    wrong.push(...broken(answer, now, swaps).map((what) => `${method} ${path} ${what}`));
  }
  return wrong;
}
