import type { CSSResult } from 'lit';

const made = new WeakMap<CSSResult, CSSStyleSheet>();

function sheetOf(style: CSSResult, scope: string): CSSStyleSheet {
  let sheet = made.get(style);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(scope ? `${scope}{${style.cssText}}` : style.cssText);
    made.set(style, sheet);
  }
  return sheet;
}

/**
 * Gives the tree that an element of light DOM stands in the styles it needs, once per tree. `scoped` rules hold only inside
 * `[data-dk]`, thrice, so that they outweigh what a page says about its inputs in general; style-src of a CSP does not concern them.
 */
export function adoptStyles(element: Element, plain: readonly CSSResult[], scoped: readonly CSSResult[]): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  for (const sheet of [
    ...plain.map((style) => sheetOf(style, '')),
    ...scoped.map((style) => sheetOf(style, '[data-dk][data-dk][data-dk]')),
  ])
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
