import { EditedText } from './edited-text.ts';
import { htmlTag, isEscaped, referenceAt, unescape } from './html-text.ts';
import type { AdfLimits } from './limits.ts';
import { AdfRefusal, placesIn } from './refusal.ts';

/** Stands around all of a text, so that words before and after its markup are words inside an element. */
export const envelope = 'envelope';

const tag = /<(\/?)(?:[\w-]{1,40}:)?([a-z][\w.-]{0,60})((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/iy;
const plain = /[^<&>\p{Cc}\uFFFE\uFFFF]+|[\t\n\r]+/uy;
const noCharacter = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

/** A text of the field as XML that a strict parser may take, and where each of its characters stood. */
export interface Cleaned {
  readonly text: string;
  origin(offset: number): number;
}

/** One pass over a text. Instructions, comments, the DOCTYPE and HTML go; nothing is resolved. `mended` hears of each place that is no XML. */
export function clean(given: string, limits: AdfLimits, mended: (message: string, at: number) => void): Cleaned {
  if (given.length > limits.size) throw new AdfRefusal('too-large', 'The text is too long', { line: 1, column: 1 });
  const original = given.toWellFormed();
  const unescaped = new EditedText();
  if (isEscaped(original)) {
    mended('The markup is escaped', 0);
    unescape(original, (part, from) => {
      unescaped.add(part, from);
    });
  } else unescaped.add(original, 0);
  const source = unescaped.text();
  const out = new EditedText();
  const refuse = (code: 'malformed' | 'too-large', reason: string, at: number): never => {
    throw new AdfRefusal(code, reason, placesIn(original)(unescaped.origin(at)));
  };
  const after = (end: string, at: number): number => {
    const found = source.indexOf(end, at);
    return found < 0 ? refuse('malformed', 'The markup does not end', at) : found + end.length;
  };
  const mend = (message: string, at: number): void => {
    mended(message, unescaped.origin(at));
  };
  const reference = (text: string, index: number, from: number): number => {
    const { written, length } = referenceAt(text, index);
    if (written !== text.slice(index, index + length)) mend('A reference is not of XML', from);
    out.add(written, from);
    return length;
  };
  const references = (words: string, from: number): void => {
    const part = words.replace(noCharacter, ' ');
    let at = 0;
    for (let next = part.indexOf('&'); next >= 0; next = part.indexOf('&', at)) {
      out.add(part.slice(at, next), from + at);
      at = next + reference(part, next, from + next);
    }
    out.add(part.slice(at), from + at);
  };
  const markup = (at: number): number => {
    if (source.startsWith('<!--', at)) return after('-->', at);
    if (source.startsWith('<?', at)) return after('>', at);
    if (source.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at);
      out.add(source.slice(at, end).replace(noCharacter, ' '), at);
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
      mend('A sign is not escaped', at);
      out.add('&lt;', at);
      return at + 1;
    }
    const [whole, close = '', written = '', rest = ''] = found;
    const name = written.toLowerCase();
    const end = at + whole.length;
    const html = htmlTag(name);
    if (html !== undefined) {
      mend('HTML stands in the text', at);
      out.add(html, at);
    } else {
      if (!whole.startsWith(`<${close}${name}`)) mend('A name has upper case or a prefix', at);
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
      at += reference(source, at, at);
    } else {
      if (source[at] === '>') out.add('&gt;', at);
      at++;
    }
  }
  out.add(`</${envelope}>`, source.length);
  return { text: out.text(), origin: (offset) => unescaped.origin(out.origin(offset)) };
}
