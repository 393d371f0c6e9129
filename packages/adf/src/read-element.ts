import { isDate, normalDate } from './date-text.ts';
import type { AdfExtension, AdfIssue } from './model.ts';
import type { Element } from './parse.ts';
import type { Child, Shape, Words } from './shape.ts';

/** Hears of what is not as the standard has it. */
export type Note = (severity: AdfIssue['severity'], path: string, message: string, at: Element) => void;

type Read = Record<string, unknown>;

const wordsIn = ({ text, children }: Element): string =>
  [text, ...children.map((each) => wordsIn(each))]
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join('\n');

const nameIn = (known: Readonly<Record<string, Words>>, written: string): string =>
  Object.hasOwn(known, written) ? written : (Object.keys(known).find((name) => known[name]?.aliases?.includes(written)) ?? written);

/** The value as the tables have it; undefined when it is none of theirs. */
function valueOf({ values, words = {} }: Words, text: string): string | undefined {
  if (!values) return text;
  const lower = text.toLowerCase();
  const value = Object.hasOwn(words, lower) ? words[lower] : lower;
  return value !== undefined && values.includes(value) ? value : undefined;
}

const attributeExtensions = (attributes: Iterable<readonly [string, string]>): AdfExtension[] =>
  Array.from(attributes, ([name, value]) => ({ name: `@${name}`, value }));

function extensionOf({ name, attributes, children, text }: Element): AdfExtension {
  const extensions = [...attributeExtensions(attributes), ...children.map((each) => extensionOf(each))];
  const value = text.trim();
  return { name, ...(value === '' ? {} : { value }), ...(extensions.length === 0 ? {} : { extensions }) };
}

function readText(element: Element, { form, ...words }: Child, path: string, note: Note): string | undefined {
  const text = wordsIn(element);
  if (element.children.length > 0) note('warning', path, 'Only words may stand here', element);
  if (element.attributes.size > 0) note('warning', path, 'An attribute is not of ADF', element);
  if (text === '') return text;
  if (form && !isDate(text, form)) note('warning', path, 'The date has a form that is not of ADF', element);
  if (form) return normalDate(text) ?? text;
  const value = valueOf(words, text);
  if (value !== text) note('warning', path, 'The value is not of ADF', element);
  return value;
}

function readAttributes(element: Element, known: Readonly<Record<string, Words>>, path: string, note: Note): [Read, AdfExtension[]] {
  const read: Read = {};
  const rest: [string, string][] = [];
  for (const [written, text] of element.attributes) {
    if (text === '') continue;
    const name = nameIn(known, written);
    const words = Object.hasOwn(known, name) ? known[name] : undefined;
    const value = words && valueOf(words, text);
    if (!words || name !== written) note('warning', path, 'An attribute is not of ADF', element);
    else if (value !== text) note('warning', path, `@${name} has a value that is not of ADF`, element);
    if (value === undefined || Object.hasOwn(read, name)) rest.push([written, text]);
    else read[name] = value;
  }
  return [read, attributeExtensions(rest)];
}

const isEmpty = (value: string | Read): boolean => (typeof value === 'string' ? value === '' : Object.keys(value).length === 0);

function readChildren(element: Element, children: Readonly<Record<string, Child>>, path: string, note: Note): [Read, AdfExtension[]] {
  const read: Record<string, string | Read | (string | Read)[]> = {};
  const rest: AdfExtension[] = [];
  const counts = new Map<string, number>();
  const order = Object.keys(children);
  let latest = 0;
  for (const each of element.children) {
    const name = nameIn(children, each.name);
    const child = Object.hasOwn(children, name) ? children[name] : undefined;
    if (!child || name !== each.name) note('warning', path, 'An element is not of ADF here', each);
    if (!child) {
      rest.push(extensionOf(each));
      continue;
    }
    const at = (counts.get(name) ?? 0) + 1;
    counts.set(name, at);
    const below = `${path}/${name}${child.many ? `[${String(at)}]` : ''}`;
    if (order.indexOf(name) < latest) note('warning', below, 'The element stands out of its order', each);
    latest = Math.max(latest, order.indexOf(name));
    const value = child.shape ? readElement(each, child.shape, below, note) : readText(each, child, below, note);
    const known = read[name];
    if (value !== undefined && isEmpty(value)) continue;
    if (value !== undefined && child.many) read[name] = [...(Array.isArray(known) ? known : []), value];
    else if (value !== undefined && known === undefined) read[name] = value;
    else {
      if (value !== undefined) note('warning', below, 'The element may stand here once only', each);
      rest.push(extensionOf(each));
    }
  }
  return [read, rest];
}

/** An element by its shape, in any order of its children. What is not of ADF is noted, and kept as an extension. */
export function readElement(element: Element, { attributes = {}, children, oneOf, plain }: Shape, path: string, note: Note): Read {
  const [own, unknown] = readAttributes(element, attributes, path, note);
  if (!children) {
    const value = wordsIn(element);
    if (element.children.length > 0) note('warning', path, 'Only words may stand here', element);
    return { ...(value === '' ? {} : { value }), ...own, ...(unknown.length === 0 ? {} : { extensions: unknown }) };
  }
  const [below, rest] = readChildren(element, children, path, note);
  const words = element.text.trim();
  if (words !== '') note('warning', path, 'Words stand between the elements', element);
  const extensions = [...unknown, ...rest];
  const read: Read = {
    ...own,
    ...(plain !== undefined && words !== '' ? { [plain]: words } : {}),
    ...below,
    ...(extensions.length === 0 ? {} : { extensions }),
  };
  for (const [name, { required }] of Object.entries(children))
    if (required && !Object.hasOwn(read, name)) note('error', path, `<${name}> is missing`, element);
  if (oneOf && !oneOf.some((name) => Object.hasOwn(read, name)))
    note('error', path, `${oneOf.map((name) => `<${name}>`).join(' or ')} is missing`, element);
  return read;
}
