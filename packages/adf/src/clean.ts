import { EditedText } from './edited-text.ts';
import { isEscaped, referenceAt, unescape } from './html-text.ts';
import type { AdfLimits } from './limits.ts';
import { AdfRefusal, placesIn } from './refusal.ts';

/** Stands around all of a text, so that words before and after its markup are words inside an element. */
export const envelope = 'envelope';

const tag = /<(\/?)(?:[\w-]{1,40}:)?([a-z][\w.-]{0,60})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/iy;
const plain = /[^<&>\p{Cc}]+|[\t\n\r]+/uy;
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** A text of the field as XML that a strict parser may take, and where each of its characters stood. */
export interface Cleaned {
  readonly text: string;
  origin(offset: number): number;
}

/** One pass over a text. Instructions, comments and the DOCTYPE go; nothing is resolved. */
export function clean(original: string, limits: AdfLimits): Cleaned {
  if (original.length > limits.size) throw new AdfRefusal('too-large', 'The text is too long', { line: 1, column: 1 });
  const unescaped = new EditedText();
  if (isEscaped(original)) unescape(original, (part, from) => unescaped.add(part, from));
  else unescaped.add(original, 0);
  const source = unescaped.text();
  const out = new EditedText();
  const refuse = (code: 'malformed' | 'too-large', reason: string, at: number): never => {
    throw new AdfRefusal(code, reason, placesIn(original)(unescaped.origin(at)));
  };
  const after = (end: string, at: number): number => {
    const found = source.indexOf(end, at);
    return found < 0 ? refuse('malformed', 'The markup does not end', at) : found + end.length;
  };
  const references = (part: string, from: number): void => {
    let at = 0;
    for (let next = part.indexOf('&'); next >= 0; next = part.indexOf('&', at)) {
      const { written, length } = referenceAt(part, next);
      out.add(part.slice(at, next), from + at);
      out.add(written, from + next);
      at = next + length;
    }
    out.add(part.slice(at), from + at);
  };
  const markup = (at: number): number => {
    if (source.startsWith('<!--', at)) return after('-->', at);
    if (source.startsWith('<?', at)) return after('>', at);
    if (source.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at);
      out.add(source.slice(at, end), at);
      return end;
    }
    if (/^<!doctype/i.test(source.slice(at, at + 9))) {
      const inside = source.slice(at, at + limits.doctype);
      if (/<!entity/i.test(inside)) refuse('malformed', 'Entities are not taken', at);
      const end = /^[^[>]*(?:\[[^\]]*\]\s*)?>/.exec(inside);
      return end ? at + end[0].length : refuse('too-large', 'The DOCTYPE is too long', at);
    }
    tag.lastIndex = at;
    const found = tag.exec(source);
    if (!found) {
      out.add('&lt;', at);
      return at + 1;
    }
    const [whole, close = '', written = '', rest = ''] = found;
    const name = written.toLowerCase();
    const end = at + whole.length;
    if (empty.has(name)) out.add(close ? '' : `<${name}/>`, at);
    else {
      out.add(`<${close}${name}`, at);
      if (!close) references(rest, end - 1 - rest.length);
      out.add('>', end - 1);
    }
    return end;
  };
  out.add(`<${envelope}>`, 0);
  let at = 0;
  while (at < source.length) {
    plain.lastIndex = at;
    const words = plain.exec(source)?.[0];
    if (words !== undefined) {
      out.add(words, at);
      at += words.length;
    } else if (source[at] === '<') at = markup(at);
    else if (source[at] === '&') {
      const { written, length } = referenceAt(source, at);
      out.add(written, at);
      at += length;
    } else {
      if (source[at] === '>') out.add('&gt;', at);
      at++;
    }
  }
  out.add(`</${envelope}>`, source.length);
  return { text: out.text(), origin: (offset) => unescaped.origin(out.origin(offset)) };
}
