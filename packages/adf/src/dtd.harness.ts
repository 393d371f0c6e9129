import { adfLimits } from './limits.ts';
import { type Element, parse } from './parse.ts';

type Declared = ReadonlyMap<string, { readonly content: RegExp; readonly attributes: ReadonlyMap<string, readonly string[] | undefined> }>;

/** Reads the declarations of a DTD whose content models are sequences, choices and `#PCDATA`. */
export function declarationsOf(dtd: string): Declared {
  const attributes = new Map(
    Array.from(dtd.matchAll(/<!ATTLIST\s+([\w-]+)\s([^>]*)>/g), ([, name = '', list = '']) => [
      name,
      new Map(
        Array.from(list.matchAll(/([\w-]+)\s+(?:CDATA|\(([^)]*)\))\s+(?:#IMPLIED|"[^"]*")/g), ([, key = '', values]) => [
          key,
          values?.split('|').map((each) => each.trim()),
        ]),
      ),
    ]),
  );
  return new Map(
    Array.from(dtd.matchAll(/<!ELEMENT\s+([\w-]+)\s+([^>]*)>/g), ([, name = '', model = '']) => [
      name,
      {
        content: new RegExp(
          `^${model
            .replaceAll('#PCDATA', '')
            .replaceAll(/[\w-]+/g, '(?:$& )')
            .replaceAll(/,\s*|(?<=\|)\s+|\s+(?=\|)/g, '')}$`,
        ),
        attributes: attributes.get(name) ?? new Map(),
      },
    ]),
  );
}

/** The paths at which a document is not as the declarations have it. */
export function violations(declared: Declared, text: string): string[] {
  const within = (element: Element, path: string): string[] => {
    const known = declared.get(element.name);
    const here = `${path}/${element.name}`;
    if (!known) return [here];
    const wrong = Array.from(element.attributes).filter(
      ([key, value]) => !known.attributes.has(key) || known.attributes.get(key)?.includes(value) === false,
    );
    return [
      ...(known.content.test(element.children.map(({ name }) => `${name} `).join('')) ? [] : [here]),
      ...wrong.map(([key]) => `${here}@${key}`),
      ...element.children.flatMap((each) => within(each, here)),
    ];
  };
  return parse(text, adfLimits).children.flatMap((each) => within(each, ''));
}
