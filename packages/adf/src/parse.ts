import { SaxesParser } from 'saxes';
import { clean, envelope } from './clean.ts';
import type { AdfLimits } from './limits.ts';
import { AdfRefusal, type Place, placesIn } from './refusal.ts';

/** An element as it came, its names in lower case and without prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  /** Its own words. */
  text: string;
  readonly place: Place;
}

/** Parses strictly what the clean-up left. `AdfRefusal` when it is not XML or asks for more than the limits. */
export function parse(text: string, limits: AdfLimits, mended: (message: string, place: Place) => void = () => undefined): Element {
  const placeOf = placesIn(text);
  const cleaned = clean(text, limits, (message, at) => {
    mended(message, placeOf(at));
  });
  const parser = new SaxesParser();
  const root: Element = { name: envelope, attributes: new Map(), children: [], text: '', place: { line: 1, column: 1 } };
  const open: Element[] = [];
  let [count, depth] = [0, 0];
  const startOf = (): Place => placeOf(cleaned.origin(cleaned.text.lastIndexOf('<', parser.position - 1)));
  const add = (words: string): void => {
    const within = open.at(-1);
    if (within) within.text += words;
  };
  let place = root.place;
  parser.on('error', () => {
    throw new AdfRefusal('malformed', 'Not well-formed XML', placeOf(cleaned.origin(Math.max(0, parser.position - 1))));
  });
  parser.on('opentagstart', () => {
    place = startOf();
    if (++count > limits.elements + 1) throw new AdfRefusal('too-large', 'Too many elements', place);
    if (++depth > limits.depth + 1) throw new AdfRefusal('too-large', 'Elements too deep', place);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const within = open.at(-1);
    const known = Object.entries(attributes)
      .map(([key, value]) => [key.toLowerCase(), value.trim()] as const)
      .filter(([key]) => !/^xmlns(?::|$)/.test(key))
      .map(([key, value]) => [key.replace(/^.*:/, ''), value] as const);
    const element = within ? { name, attributes: new Map(known), children: [], text: '', place } : root;
    within?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    depth--;
    open.pop();
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(cleaned.text).close();
  return root;
}
