import type { AdfIssue, AdfNode } from './node.ts';
import type { Element } from './parse.ts';
import { type Child, type Shape, attributeAliases, elementAliases, shapes, valueAliases } from './shapes.ts';

type Note = (severity: AdfIssue['severity'], path: string, message: string, at: Element) => void;

function attributesOf(element: Element, known: NonNullable<Shape['attributes']>, path: string, note: Note): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [written, text] of element.attributes) {
    const name = Object.hasOwn(attributeAliases, written) ? attributeAliases[written]! : written;
    const values = Object.hasOwn(known, name) ? known[name] : undefined;
    if (name !== written || !values) note('warning', path, `@${written} is not of ADF`, element);
    if (!values || text === '') continue;
    const lower = text.toLowerCase();
    const value = values.length === 0 || values.includes(lower) || !Object.hasOwn(valueAliases, lower) ? lower : valueAliases[lower]!;
    if (values.length === 0) read[name] = text;
    else if (values.includes(value)) read[name] = value;
    if (values.length > 0 && !values.includes(text)) note('warning', path, `@${name} has a value that is not of ADF`, element);
  }
  return read;
}

const isEmpty = (value: string | AdfNode): boolean => (typeof value === 'string' ? value === '' : Object.keys(value).length === 0);

/** An element by its shape, in any order of its children; what is not of ADF is noted and left out. */
export function readElement(element: Element, { shape: key }: Child, path: string, note: Note): string | AdfNode {
  const text = element.text.trim();
  if (key === undefined) return text;
  const { attributes = {}, children } = shapes[key]!;
  const read: Record<string, string | AdfNode | readonly AdfNode[]> = attributesOf(element, attributes, path, note);
  if (!children) return text === '' ? {} : { value: text, ...read };
  const counts = new Map<string, number>();
  for (const each of element.children) {
    const name = Object.hasOwn(elementAliases, each.name) ? elementAliases[each.name]! : each.name;
    const at = (counts.get(name) ?? 0) + 1;
    counts.set(name, at);
    const child = Object.hasOwn(children, name) ? children[name] : undefined;
    const below = `${path}/${each.name}${child?.many ? `[${String(at)}]` : ''}`;
    if (name !== each.name || !child) note('warning', below, 'The element is not of ADF here', each);
    if (!child) continue;
    const value = readElement(each, child, below, note);
    if (isEmpty(value)) continue;
    if (child.many) read[name] = [...((read[name] as readonly AdfNode[] | undefined) ?? []), value as AdfNode];
    else if (Object.hasOwn(read, name)) note('warning', below, 'The element stands here once only', each);
    else read[name] = value;
  }
  for (const [name, { required }] of Object.entries(children))
    if (required && !Object.hasOwn(read, name)) note('error', path, `<${name}> is missing`, element);
  return read;
}
