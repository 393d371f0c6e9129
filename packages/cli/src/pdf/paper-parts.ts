import type { Paper } from '@dealerkit/core';
import type { Fact } from './paper-facts.ts';
import { type Sheet, type TextStyle, colours, page, rightEdge } from './sheet.ts';

const second = 320;

/** How wide the text of a page is. */
export const inner = rightEdge - page.left;

/** How the name of a fact is set. */
export const label = { size: 7.5, colour: colours.muted } as const;

/** A line of a text, and how it is set. */
export type Line = readonly [text: string, style: TextStyle];

/** Lines under each other; answers where they end. */
export const stack = (sheet: Sheet, x: number, y: number, lines: readonly Line[]): number =>
  lines.reduce((at, [text, style]) => at + sheet.text(text, x, at, style), y);

/** The head of a paper: the house, and what it is. `lines` is the most that each line of the house may take, its name twice that. */
export function letterHead(
  sheet: Sheet,
  house: Pick<Paper['house'], 'name' | 'lines'>,
  title: string,
  facts: readonly Fact[],
  lines?: number,
): void {
  const [limit, twice] = lines === undefined ? [{}, {}] : [{ lines }, { lines: 2 * lines }];
  const narrow = second - page.left - 24;
  const left = stack(sheet, page.left, page.top, [
    [house.name, { size: 15, strong: true, colour: colours.accent, width: narrow, ...twice }],
    ...house.lines.map((line): Line => [line, { size: 8.5, colour: colours.muted, width: narrow, ...limit }]),
  ]);
  const wide = rightEdge - second;
  let right = page.top + sheet.text(title, second, page.top, { size: 22, strong: true, width: wide }) + 6;
  for (const [name, value] of facts) {
    sheet.text(name, second, right, { size: 8.5, colour: colours.muted, width: 84 });
    right += sheet.text(value, second + 84, right, { size: 8.5, width: wide - 84 });
  }
  sheet.y = Math.max(left, right) + 22;
}

/** Somebody of a paper under what he is. */
type Titled = readonly [title: string, who: Paper['client']];

/** Two people beside each other. `lines` is the most that each line may take, names twice that. */
export function people(sheet: Sheet, first: Titled, other: Titled, lines?: number): void {
  const [limit, twice] = lines === undefined ? [{}, {}] : [{ lines }, { lines: 2 * lines }];
  const block = ([title, who]: Titled, x: number, width: number): number =>
    stack(sheet, x, sheet.y, [
      [title, { ...label, width }],
      [who.name, { size: 10.5, strong: true, width, ...twice }],
      ...who.lines.map((line): Line => [line, { width, ...limit }]),
    ]);
  const left = block(first, page.left, second - page.left - 24);
  const right = block(other, second, rightEdge - second);
  sheet.y = Math.max(left, right) + 26;
}

/** Two boxes to sign in, each under its words. */
export function signatures(sheet: Sheet, texts: readonly [string, string]): void {
  const width = (inner - 24) / 2;
  for (const [index, text] of texts.entries()) {
    const x = page.left + index * (width + 24);
    sheet.text(text, x, sheet.y, { ...label, width });
    sheet.doc
      .roundedRect(x, sheet.y + 14, width, 76, 6)
      .lineWidth(0.75)
      .strokeColor(colours.rule)
      .stroke();
  }
  sheet.y += 100;
}

/** Draws the foot of each page: what the law wants, the code, and which page it is. */
export const foot =
  (sheet: Sheet, { house, code }: { readonly house: Paper['house']; readonly code: string }, words: string) =>
  (n: number, of: number): void => {
    const legal = house.legal ?? house.name;
    const style = { ...label, width: inner - 160 };
    const y = page.height - 40 - sheet.height(legal, style);
    sheet.rule(y - 10);
    sheet.text(legal, page.left, y, style);
    const numbered = words.replace('{n}', String(n)).replace('{of}', String(of));
    sheet.text(`${code}  ·  ${numbered}`, rightEdge - 150, y, { ...label, width: 150, align: 'right' });
  };
