import type { CrmSource } from '@dealerkit/core';
import { type FirstPart, readAhead } from '@dealerkit/http/ahead';
import type { Connection } from '../provider/provider.ts';
import { historyQuery } from '../timeline/timeline-query.ts';

/** Most pages of leads in one provider that are asked for ahead. */
const mostPages = 6;

/** What the lead pages that stand in a provider show first. */
function firstOf(host: Element): readonly FirstPart[] {
  const ids = Array.from(host.querySelectorAll('dk-lead-page[lead-id]'), (page) => page.getAttribute('lead-id')!)
    .filter(Boolean)
    .slice(0, mostPages);
  return ids.length === 0
    ? []
    : [{ noun: 'lead', ids }, ...ids.map((id) => ({ noun: 'event', query: { ...historyQuery('lead', id), count: true } }))];
}

/** Has a source ask at once for what the lead pages in a provider will want, where there are any. */
export function ahead(source: CrmSource, connection: Connection, host: Element): CrmSource {
  const parts = firstOf(host);
  return parts.length === 0 ? source : readAhead(source, connection, parts);
}
