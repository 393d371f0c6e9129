import type { Held, PlanContext } from '../open-crm/kit.ts';
import type { BaseRecord, Noun } from '../noun.ts';
import { redactor } from '../permission/redact.ts';
import type { Filter } from '../query/filter.ts';

/** A record as whoever asks may see it; nothing of it where he may not, or where there is none. */
export async function seenRecord<Data extends object>(
  ctx: PlanContext,
  noun: Noun<string, Data>,
  id: string | null,
): Promise<Partial<Data & BaseRecord>> {
  const held = id === null ? undefined : await ctx.get(noun, id).catch(() => undefined);
  return held ? (redactor(ctx.rights, noun as Noun)(held as unknown as Held) as Partial<Data & BaseRecord>) : {};
}

/** At most so many records of a lead, as whoever asks may see them; `more` says that there are others. None where he may view none. */
export async function seenOfLead<Data extends object>(
  ctx: PlanContext,
  noun: Noun<string, Data>,
  {
    leadId,
    sort,
    most,
    where = [],
  }: { readonly leadId: string; readonly sort: string; readonly most: number; readonly where?: readonly Filter[] },
): Promise<{ readonly records: readonly Partial<Data & BaseRecord>[]; readonly more: boolean }> {
  const pages = ctx.seen(noun, { where: { and: [{ eq: ['leadId', leadId] }, ...where] }, sort });
  const first = await pages[Symbol.asyncIterator]()
    .next()
    .catch(() => undefined);
  const records = (first?.done === true ? [] : (first?.value ?? [])) as readonly Partial<Data & BaseRecord>[];
  return { records: records.slice(0, most), more: records.length > most };
}
