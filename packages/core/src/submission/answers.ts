/** What a visitor sent, by field name. */
export type Raw = Readonly<Record<string, string | readonly string[]>>;

/** The first answer of a field, trimmed and no longer than that; null where there is none. */
export function answerOf(raw: Raw, name: string, max: number): string | null {
  const value = raw[name];
  const text = (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  return text === '' ? null : text.slice(0, max).toWellFormed();
}
