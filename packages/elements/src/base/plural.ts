const rules = new Map<string, Intl.PluralRules>();

/** The forms of a sentence with a number in it; `{n}` stands for the number. */
export type PluralForms = { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Picks the form of a sentence for a number by the language's own rules, the number formatted. */
export function plural(lang: string, n: number, forms: PluralForms): string {
  const rule = rules.get(lang) ?? new Intl.PluralRules(lang);
  rules.set(lang, rule);
  return (forms[rule.select(n)] ?? forms.other).replace('{n}', n.toLocaleString(lang));
}
