import type { OutboxLimits } from './outbox-limits.ts';
import { currentRow, dueIn, hasCome } from './outbox-row.ts';
import type { OutboxWriting } from './outbox-schema.ts';

/**
 * Erases the requests that are too old, of which only a count per form stays, and the tombstones whose time is over. A request that is
 * being sent is left alone, and so are rows of a newer page.
 */
export async function sweep(tx: OutboxWriting, limits: OutboxLimits, now: number): Promise<void> {
  const leads = tx.objectStore('lead');
  const counts = tx.objectStore('expired');
  for (const stored of await leads.getAll()) {
    const row = currentRow(stored);
    if (!row || (row.state === 'sending' && dueIn(row, limits.lease, now) !== 0)) continue;
    // The clock was set back: without this the row would outlive its age by as much.
    if (row.createdAt > now) await leads.put({ ...row, createdAt: now });
    if (!isTooOld(row, limits, now)) continue;
    await leads.delete(row.key);
    await counts.put(((await counts.get(row.formKey)) ?? 0) + 1, row.formKey);
  }
  const tombstones = tx.objectStore('tombstone');
  for (const { key, until } of await tombstones.getAll()) if (hasCome(until, limits.tombstone, now)) await tombstones.delete(key);
}

/** Tells whether a request may no longer be sent. */
export function isTooOld({ createdAt }: { readonly createdAt: number }, { age }: OutboxLimits, now: number): boolean {
  return now - createdAt >= age;
}
