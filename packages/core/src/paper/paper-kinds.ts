/** The papers that a client gets of an offer (behaviours.md C16). */
export const paperKinds = ['quote', 'order'] as const;

/** One of them. */
export type PaperKind = (typeof paperKinds)[number];

/** The languages that papers and templates are written in. */
export const paperLanguages = ['en', 'fr', 'es'] as const;

/** One of them. */
export type PaperLanguage = (typeof paperLanguages)[number];

/** The language of papers and templates that is nearest to a BCP 47 tag; English where there is none. */
export function paperLanguage(tag: string): PaperLanguage {
  const spoken = tag.slice(0, 2).toLowerCase();
  return paperLanguages.find((language) => language === spoken) ?? 'en';
}
