/** The minor units of what somebody typed as an amount of a currency, in the ways of its writing: `12 500,50`, `12,500.50`; undefined where it is none. */
export function minorOf(typed: string, currency: string): number | undefined {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const bare = typed.replaceAll(/[\s'’]/g, '');
  const parts = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!parts?.[1]) return undefined;
  const amount = Number(`${parts[1].replaceAll(/[.,]/g, '')}.${parts[2] ?? '0'}`);
  const minor = Math.round(amount * 10 ** digits);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
