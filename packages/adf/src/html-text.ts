/** Names that HTML knows and XML does not, as they stand in leads. */
const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ntilde: 'ñ',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
};
const escapes: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'", '&amp;': '&' };
const reference = /&(?:(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6})|(\w{1,10}));/iy;
const escape = /&(?:lt|gt|quot|#34|#39|amp);/g;

/** Whether XML may hold the character that a numeric reference names. */
function isCharacter(reference: string): boolean {
  const [, hex, digits] = /^&#(?:x([\da-f]+)|(\d+));/i.exec(reference) ?? [];
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return code >= 0x20
    ? code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
    : [9, 10, 13].includes(code);
}

/** The reference at an ampersand as XML has it: a character for a name of HTML, an escaped ampersand where there is no reference. */
export function referenceAt(text: string, at: number): { readonly written: string; readonly length: number } {
  reference.lastIndex = at;
  const found = reference.exec(text);
  if (!found) return { written: '&amp;', length: 1 };
  const [whole, name] = found;
  if (name === undefined && whole.startsWith('&#') && !isCharacter(whole)) return { written: '\uFFFD', length: whole.length };
  if (name === undefined) return { written: whole.toLowerCase(), length: whole.length };
  const character = Object.hasOwn(named, name) ? named[name] : undefined;
  return character === undefined ? { written: '&amp;', length: 1 } : { written: character, length: whole.length };
}

/** Whether a text holds ADF only as escaped by a mail program. */
export const isEscaped = (text: string): boolean => !/<(?:[\w-]+:)?(?:adf|prospect)\b/i.test(text) && /&lt;(?:adf|prospect)\b/i.test(text);

/** Takes one layer of escapes away, telling each piece and where it stood. */
export function unescape(text: string, add: (part: string, from: number) => void): void {
  let done = 0;
  for (const { 0: found, index } of text.matchAll(escape)) {
    add(text.slice(done, index), done);
    add(escapes[found]!, index);
    done = index + found.length;
  }
  add(text.slice(done), done);
}

/** Tags of HTML that stand for a new line. */
const breaks: ReadonlySet<string> = new Set(['br', 'hr', 'p', 'div', 'li', 'tr']);
const others: ReadonlySet<string> = new Set(
  'html head body meta img b i u em strong span ul ol a font pre code table tbody td th center small h1 h2 h3 blockquote'.split(' '),
);

/** What a tag of HTML leaves in a text; undefined for any other tag. */
export function htmlTag(name: string): '\n' | '' | undefined {
  if (breaks.has(name)) return '\n';
  return others.has(name) ? '' : undefined;
}
