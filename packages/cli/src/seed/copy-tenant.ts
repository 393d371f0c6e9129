import { DealerkitError, type Noun, queryLimits } from '@dealerkit/core';
import type { Backend } from '@dealerkit/core/server';

/** Copies every record of these nouns, with its ties, into a tenant that has none of them. Answers how many; `conflict` when one is already there. */
export async function copyTenant(from: Backend, to: Backend, nouns: readonly Noun[]): Promise<number> {
  let copied = 0;
  for (const { name: noun, sorts } of nouns)
    for (let cursor: string | undefined; ;) {
      const page = await from.query(noun, {
        sort: Object.keys(sorts)[0]!,
        limit: queryLimits.page,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const changes = page.items.map(({ record, ties }) => ({ noun, id: record.id, expect: null, record, ties }));
      const committed = changes.length > 0 ? await to.commit({ changes, reties: [], expects: [], jobs: [] }) : { ok: true };
      if (!committed.ok) throw new DealerkitError('conflict', `The tenant already has records of the noun ${noun}`);
      copied += changes.length;
      cursor = page.next;
      if (cursor === undefined) break;
    }
  return copied;
}
