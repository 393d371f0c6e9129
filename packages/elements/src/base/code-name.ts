/** The name of a language or a country in somebody's language; the code itself where nobody knows it. */
export function codeName(lang: string, type: 'language' | 'region', code: string): string {
  try {
    return new Intl.DisplayNames(lang, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
