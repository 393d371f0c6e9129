/** The forms of a sentence with a number in it; `{n}` stands for the number. */
export type PluralForms = { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Picks the form of a sentence for a number by the language's own rules, the number formatted. */
export const plural = (lang: string, n: number, forms: PluralForms): string =>
  (forms[new Intl.PluralRules(lang).select(n)] ?? forms.other).replace('{n}', n.toLocaleString(lang));
