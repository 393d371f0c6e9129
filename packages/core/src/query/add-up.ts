import type { Stored } from '../backend.ts';

/** What amounts come to, in minor units by currency; records without one count nothing. */
export function addUp(records: readonly Pick<Stored, 'record'>[], field: string): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const { record } of records) {
    const amount = record[field] as { readonly minor?: unknown; readonly currency?: unknown } | null | undefined;
    if (typeof amount?.currency === 'string' && typeof amount.minor === 'number')
      sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}
