const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const others: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  can: 'CA',
  mex: 'MX',
  fra: 'FR',
  esp: 'ES',
  deu: 'DE',
};
let known: ReadonlyMap<string, string> | undefined;

function namesOf(language: string): [string, string][] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code] as [string, string]];
  });
}

/** The ISO 3166 code of a country that is named by it, or by its name in English, French or Spanish; undefined for any other text. */
export function countryCode(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  if (/^[a-z]{2}$/.test(name)) return others[name] ?? name.toUpperCase();
  known ??= new Map(['es', 'fr', 'en'].flatMap((language) => namesOf(language)));
  return others[name] ?? known.get(name);
}
