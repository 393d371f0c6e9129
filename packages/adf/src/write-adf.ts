import { DealerkitError, type FieldProblem } from '@dealerkit/core';
import { isDate } from './date-text.ts';
import { forDtd } from './dtd-profile.ts';
import type { Adf } from './model.ts';
import type { Child, Shape } from './shape.ts';
import { prospectShape } from './shapes.ts';

/** What is written: `spec` all that the tables of ADF 1.0 have, `dtd` only what its DTD takes too. */
export type AdfProfile = 'spec' | 'dtd';

type Problems = Record<string, FieldProblem>;
type Node = Readonly<Record<string, unknown>>;

const noCharacter = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escaped = (text: string, signs: RegExp): string => text.replace(signs, (sign) => escapes[sign] ?? sign);
const inText = (text: string): string => escaped(text, /[&<>\r]/g);
const inAttribute = (text: string): string => escaped(text, /[&<>"\r\n\t]/g);

/** A text as XML can hold it; the empty one for what is no text. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value.toWellFormed().replace(noCharacter, '').trim() : '');

class Writer {
  readonly problems: Problems = {};
  readonly #profile: AdfProfile;

  constructor(profile: AdfProfile) {
    this.#profile = profile;
  }

  element(name: string, node: Node, shape: Shape, path: string, indent: string): string {
    const attributes = Object.entries(shape.attributes ?? {}).map(([key, { values }]) => {
      const text = textOf(node[key]);
      if (text !== '' && values && !values.includes(text)) this.#problem(`${path}.${key}`, 'one-of');
      return text === '' ? '' : ` ${key}="${inAttribute(text)}"`;
    });
    const open = `${indent}<${name}${attributes.join('')}>`;
    const plain = shape.children ? this.#profile === 'dtd' && shape.plain : 'value';
    if (plain) {
      const text = textOf(node[plain]);
      if (text === '') this.#problem(path, 'required');
      return `${open}${inText(text)}</${name}>\n`;
    }
    const below = Object.entries(shape.children ?? {}).map(([key, child]) =>
      this.#child(key, node[key], child, `${path}.${key}`, `${indent}  `),
    );
    if (shape.oneOf && !shape.oneOf.some((key) => node[key] !== undefined)) this.#problem(`${path}.${shape.oneOf[0] ?? ''}`, 'required');
    return `${open}\n${below.join('')}${indent}</${name}>\n`;
  }

  #child(name: string, value: unknown, { shape, many, required, values, form }: Child, path: string, indent: string): string {
    const nodes = (many ? (value ?? []) : value === undefined ? [] : [value]) as readonly unknown[];
    if (required && nodes.length === 0) this.#problem(path, 'required');
    if (shape)
      return nodes.map((node, at) => this.element(name, node as Node, shape, many ? `${path}.${String(at)}` : path, indent)).join('');
    const text = textOf(value);
    if (required && text === '') this.#problem(path, 'required');
    if (text === '') return '';
    if (values && !values.includes(text)) this.#problem(path, 'one-of');
    if (form && !isDate(text, form)) this.#problem(path, 'date');
    return `${indent}<${name}>${inText(text)}</${name}>\n`;
  }

  #problem(path: string, code: string): void {
    this.problems[path] = { code };
  }
}

/**
 * Writes leads as ADF 1.0: elements in their order, values of the tables only, no extensions. `invalid`, with the place of each problem, when
 * something that must be there is missing or a value is not of the tables; a trade-in must say that it is used.
 */
export function writeAdf(adf: Adf, { profile = 'spec' }: { readonly profile?: AdfProfile } = {}): string {
  const writer = new Writer(profile);
  const leads = adf.prospect.map((prospect, at) => {
    const path = `prospect.${String(at)}`;
    for (const [index, { interest, status }] of (prospect.vehicle ?? []).entries())
      if (interest === 'trade-in' && status === undefined)
        writer.problems[`${path}.vehicle.${String(index)}.status`] = { code: 'required' };
    const written = profile === 'dtd' ? forDtd(prospect) : prospect;
    return writer.element('prospect', written as Node, prospectShape, path, '  ');
  });
  if (leads.length === 0) writer.problems['prospect'] = { code: 'required' };
  if (Object.keys(writer.problems).length > 0) throw new DealerkitError('invalid', 'This is no ADF', { fields: writer.problems });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<?adf version="1.0"?>\n<adf>\n${leads.join('')}</adf>\n`;
}
