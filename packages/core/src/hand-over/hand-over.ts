import type { AnyCommand, Crm, NounRef } from '../crm/crm.ts';
import type { DealerkitError } from '../errors.ts';
import type { AnyRecord } from '../noun.ts';
import type { Filter } from '../query/filter.ts';
import type { Query } from '../query/query.ts';

/** What somebody works on: an open lead, a client or an open task of his. */
export interface Work {
  readonly noun: 'lead' | 'client' | 'task';
  readonly id: string;
  readonly name: string;
  /** Whether the asker may give it to somebody else, as far as his session knows. */
  readonly may: boolean;
}

/** One piece of work that was handed over, or why not. */
export interface HandedOver {
  readonly work: Work;
  readonly done: number;
  readonly total: number;
  readonly error?: DealerkitError;
}

const kinds: readonly { readonly noun: Work['noun']; readonly where?: Filter }[] = [
  { noun: 'lead', where: { eq: ['status', 'open'] } },
  { noun: 'client' },
  { noun: 'task', where: { eq: ['status', 'open'] } },
];

const nameOf = (record: AnyRecord): string =>
  [record['code'], record['name'] ?? record['title']].filter((text) => typeof text === 'string' && text !== '').join(' ');

/** All open leads, clients and open tasks of a person that the asker may view. */
export async function workOf(crm: Crm, userId: string, signal?: AbortSignal): Promise<Work[]> {
  const found: Work[] = [];
  for (const { noun, where } of kinds) {
    const mine: Filter = { eq: ['ownerIds', userId] };
    const query = { where: where ? { and: [mine, where] } : mine, limit: 100 } as Query;
    const pages = crm.list<NounRef<AnyRecord>>({ name: noun }, query, signal ? { signal } : {});
    for await (const { items } of pages)
      for (const record of items)
        found.push({ noun, id: record.id, name: nameOf(record) || record.id, may: crm.can(`${noun}.assign`, record) });
  }
  return found;
}

/**
 * Gives one person's work to another, piece by piece, each by its own right and with its own result; a refusal stops nothing. The receiver
 * is told in one mail unless `inform` is false. Leads first, for their deadlines go with them.
 */
export async function* handOver(
  crm: Crm,
  work: readonly Work[],
  {
    from,
    to,
    inform = true,
    signal,
  }: { readonly from: string; readonly to: string; readonly inform?: boolean; readonly signal?: AbortSignal },
): AsyncGenerator<HandedOver> {
  let done = 0;
  for (const { noun } of kinds) {
    const rows = work.filter((each) => each.noun === noun);
    const inputs = rows.map(({ id }) => ({ id, ownerId: to, inform, ...(noun === 'client' ? { from } : {}) }));
    const command = { name: `${noun}.assign` } as AnyCommand;
    for await (const { index, error } of crm.runMany(command, inputs as never, signal ? { signal } : {})) {
      done++;
      yield { work: rows[index]!, done, total: work.length, ...(error && { error }) };
    }
  }
}
