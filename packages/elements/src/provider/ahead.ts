import type { CrmSource } from '@dealerkit/core';
import { type FirstPart, readAhead } from '@dealerkit/http/ahead';
import { historyQuery } from '../timeline/timeline-query.ts';
import type { Connection } from './provider.ts';

/** What the lead pages that stand in a provider show first. */
function firstOf(host: Element): readonly FirstPart[] {
  const ids = Array.from(host.querySelectorAll('dk-lead-page[lead-id]'), (page) => page.getAttribute('lead-id')!)
    .filter(Boolean)
    .slice(0, 6);
  return ids.length === 0 ? [] : [{ noun: 'lead', ids }, ...ids.map((id) => ({ noun: 'event', query: { ...historyQuery('lead', id), count: true } }))];
}

/** Has a source ask at once for what the widgets of the page will want as soon as their files have arrived. */
export function ahead(source: CrmSource, connection: Connection, host: Element): CrmSource {
  return readAhead(source, connection, firstOf(host));
}
