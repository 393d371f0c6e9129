/** A text by language. */
export type Local = Readonly<Record<string, string>>;

/** The text in a language, else in the form's own, else in any. */
export function localized(text: Local | undefined, lang: string, fallback: string): string {
  const base = lang.split('-')[0] ?? lang;
  return text?.[lang] ?? text?.[base] ?? text?.[fallback] ?? Object.values(text ?? {})[0] ?? '';
}
