/** What the elements tell of themselves in the package is what they are: read from their own bundles and classes, not from their comments. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PropertyDeclaration } from 'lit';
import { insideOf } from '../scripts/element-inside.mjs';

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Declaration extends Named {
  readonly tagName: string;
  readonly customElement?: boolean;
  readonly attributes?: readonly (Named & { readonly fieldName: string })[];
  readonly members?: readonly (Named & { readonly kind: string; readonly static?: boolean })[];
  readonly events?: readonly (Named & { readonly type?: { readonly text?: string } })[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}
interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const folder = fileURLToPath(new URL('../packages/elements/', import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));
const { modules } = json('custom-elements.json') as Manifest;
const elements = modules.flatMap(({ declarations }) => declarations.filter(({ customElement }) => customElement));
const classes = (await import('@dealerkit/elements')) as unknown as Record<
  string,
  { finalize(): void; elementProperties: Map<string, PropertyDeclaration> }
>;
const names = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).sort();

describe('custom-elements.json has everything of every element, and nothing else', () => {
  test('every element that the package exports', () => {
    const exported = Object.entries(classes).filter(([name, value]) => name.startsWith('Dk') && 'elementProperties' in value);
    assert.deepEqual(names(elements), exported.map(([name]) => name).sort());
  });

  for (const element of elements)
    test(element.tagName, async () => {
      const inside = await insideOf(element.tagName.replace('dk-', ''));
      assert.deepEqual(inside.dynamicParts, [], 'a part is a plain word');
      assert.deepEqual(names(element.cssParts), inside.parts, 'parts');
      // A light element has no slots of its own: what it takes over is told as one.
      if (element.tagName !== 'dk-contact-form') assert.deepEqual(names(element.slots), inside.slots, 'slots');
      assert.deepEqual(names(element.events), inside.events, 'events');
      assert.deepEqual(names(element.cssProperties), inside.properties, 'custom properties');
      const type = classes[element.name]!;
      type.finalize();
      const properties = [...type.elementProperties].filter(([, { state }]) => !state);
      const members = names(element.members);
      for (const [name] of properties) assert.ok(members.includes(name), `property ${name}`);
      const attributes = properties.flatMap(([name, { attribute }]) =>
        attribute === false ? [] : [typeof attribute === 'string' ? attribute : name.toLowerCase()],
      );
      assert.deepEqual(names(element.attributes), attributes.sort(), 'attributes');
      const told = [element.attributes, element.events, element.slots, element.cssParts, element.cssProperties].flatMap(
        (list) => list ?? [],
      );
      for (const { name, description } of told) assert.ok(description, `${name} is described`);
      for (const { name, type: told } of element.events ?? []) assert.match(told?.text ?? '', /^[A-Z]\w+Event$/, name);
    });
});

describe('what editors read', () => {
  const tags = elements.map(({ tagName }) => tagName).sort();

  test('VS Code knows every tag with its attributes, every part and every token', () => {
    const html = json('dist/vscode.html-custom-data.json') as { tags: readonly (Named & { attributes: readonly Named[] })[] };
    assert.deepEqual(names(html.tags), tags);
    for (const { tagName, attributes } of elements)
      assert.deepEqual(names(html.tags.find(({ name }) => name === tagName)!.attributes), names(attributes), tagName);
    const css = json('dist/vscode.css-custom-data.json') as { properties: readonly Named[]; pseudoElements: readonly Named[] };
    assert.deepEqual(names(css.properties), [...new Set(elements.flatMap(({ cssProperties }) => names(cssProperties)))].sort());
    const parts = elements.flatMap(({ cssParts }) => names(cssParts));
    for (const part of parts)
      assert.ok(
        css.pseudoElements.some(({ name }) => name === `::part(${part})`),
        part,
      );
  });

  test('JetBrains’ web-types are of this package and version', () => {
    const manifest = json('package.json') as { name: string; version: string; 'web-types': string };
    const types = json(manifest['web-types']) as { name: string; version: string; contributions: { html: { elements: readonly Named[] } } };
    assert.deepEqual([types.name, types.version], [manifest.name, manifest.version]);
    assert.deepEqual(names(types.contributions.html.elements), tags);
  });
});
