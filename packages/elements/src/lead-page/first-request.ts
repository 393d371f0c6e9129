import { type FirstAnswer, type FirstPart, askFirst } from '@dealerkit/http/ask-first';
import type { Connection } from '../provider/provider.ts';
import { historyQuery } from '../timeline/timeline-query.ts';

/** Most pages of leads in one provider that are asked for ahead. */
const mostPages = 6;

/** What was asked for, for whom. */
export interface FirstRequest {
  readonly url: string;
  readonly token: string | null;
  readonly parts: readonly FirstPart[];
  readonly answer: Promise<FirstAnswer | undefined>;
}

const begun = new WeakMap<Element, FirstRequest>();

/** What the lead pages that stand in a provider show first. */
function firstOf(host: Element): readonly FirstPart[] {
  const ids = Array.from(host.querySelectorAll('dk-lead-page[lead-id]'), (page) => page.getAttribute('lead-id')!)
    .filter(Boolean)
    .slice(0, mostPages);
  return [
    ...(ids.length > 0 ? [{ noun: 'lead', ids }] : []),
    ...ids.map((id) => ({ noun: 'event', query: { ...historyQuery('lead', id), count: true } })),
  ];
}

function ask(connection: Connection, host: Element): FirstRequest | undefined {
  const parts = firstOf(host);
  if (parts.length === 0) return undefined;
  return { url: connection.url, token: host.getAttribute('token'), parts, answer: askFirst(connection, parts) };
}

/** Asks for what the lead pages of a document show first, where a provider says by its attributes whom to ask and for whom. */
export function askEarly(document: Document): void {
  for (const host of document.querySelectorAll('dk-provider[url][token]')) {
    const url = new URL(host.getAttribute('url')!, document.baseURI).href;
    const token = host.getAttribute('token')!;
    const request = ask({ url, getToken: () => token }, host);
    if (request) begun.set(host, request);
  }
}

/** The request for what stands in a provider: the one that was begun early, if it is still about the same, or a new one. Given once. */
export function firstRequest(connection: Connection, host: Element): FirstRequest | undefined {
  const early = begun.get(host);
  begun.delete(host);
  return early && early.url === connection.url && early.token === host.getAttribute('token') ? early : ask(connection, host);
}
