import type { Paper } from '@dealerkit/core';
import { type Fact, amountText, dayText, priceLines, vehicleFacts } from './paper-facts.ts';
import { type PaperWords, paperWords } from './paper-words.ts';
import { Sheet, colours, page, rightEdge } from './sheet.ts';

const column = { second: 320, amount: 120 } as const;
const inner = rightEdge - page.left;
const totalHeight = 52;
const label = { size: 7.5, colour: colours.muted } as const;

/** Lines under each other; answers where they end. */
function stack(sheet: Sheet, x: number, y: number, lines: readonly (readonly [string, Parameters<Sheet['text']>[3]])[]): number {
  return lines.reduce((at, [text, style]) => at + sheet.text(text, x, at, style), y);
}

function head(sheet: Sheet, paper: Paper, words: PaperWords): void {
  const { house, kind, code, date, validUntil } = paper;
  const narrow = column.second - page.left - 24;
  const left = stack(sheet, page.left, page.top, [
    [house.name, { size: 15, strong: true, colour: colours.accent, width: narrow }],
    ...house.lines.map((line) => [line, { size: 8.5, colour: colours.muted, width: narrow }] as const),
  ]);
  const wide = rightEdge - column.second;
  let right = page.top + sheet.text(words.titles[kind], column.second, page.top, { size: 22, strong: true, width: wide }) + 6;
  const facts: Fact[] = [
    [words.reference, code],
    [words.date, dayText(date, words.locale)],
    ...(validUntil === null ? [] : [[words.validUntil, dayText(validUntil, words.locale)] as const]),
  ];
  for (const [name, value] of facts) {
    sheet.text(name, column.second, right, { size: 8.5, colour: colours.muted, width: 84 });
    right += sheet.text(value, column.second + 84, right, { size: 8.5, width: wide - 84 });
  }
  sheet.y = Math.max(left, right) + 22;
}

function people(sheet: Sheet, { client, salesperson }: Paper, words: PaperWords): void {
  const block = (title: string, { name, lines }: Paper['client'], x: number, width: number): number =>
    stack(sheet, x, sheet.y, [
      [title, { ...label, width }],
      [name, { size: 10.5, strong: true, width }],
      ...lines.map((line) => [line, { width }] as const),
    ]);
  const left = block(words.salesperson, salesperson, page.left, column.second - page.left - 24);
  const right = block(words.to, client, column.second, rightEdge - column.second);
  sheet.y = Math.max(left, right) + 26;
}

function vehicle(sheet: Sheet, paper: Paper, words: PaperWords): void {
  const facts = vehicleFacts(paper, words);
  const width = inner - 32;
  const cell = width / 3;
  const title = sheet.height(paper.vehicle.label, { size: 13, strong: true, width });
  const rows = Math.ceil(facts.length / 3);
  const height = 14 + 12 + title + rows * 30 + 10;
  sheet.doc.roundedRect(page.left, sheet.y, inner, height, 6).fill(colours.sunken);
  const x = page.left + 16;
  let y = sheet.y + 14;
  y += sheet.text(words.vehicle, x, y, { ...label, width });
  y += sheet.text(paper.vehicle.label, x, y, { size: 13, strong: true, width }) + 6;
  for (const [index, [name, value]] of facts.entries()) {
    const at = { x: x + (index % 3) * cell, y: y + Math.floor(index / 3) * 30 };
    stack(sheet, at.x, at.y, [
      [name, { ...label, width: cell - 12 }],
      [value, { width: cell - 4 }],
    ]);
  }
  sheet.y += height + 24;
}

function tableHead(sheet: Sheet, words: PaperWords): void {
  sheet.text(words.description, page.left, sheet.y, { ...label, width: inner - column.amount });
  sheet.text(words.amount, rightEdge - column.amount, sheet.y, { ...label, width: column.amount, align: 'right' });
  sheet.y += 15;
  sheet.rule(sheet.y, colours.ink);
}

function table(sheet: Sheet, paper: Paper, words: PaperWords): void {
  tableHead(sheet, words);
  const width = inner - column.amount - 16;
  const lines = priceLines(paper, words);
  for (const [index, [name, amount]] of lines.entries()) {
    const height = sheet.height(name, { width }) + 15;
    // The total never stands alone on a page.
    if (sheet.room(height + (index === lines.length - 1 ? totalHeight : 0))) tableHead(sheet, words);
    sheet.text(name, page.left, sheet.y + 8, { width });
    sheet.text(amount, rightEdge - column.amount, sheet.y + 8, { width: column.amount, align: 'right', figures: true });
    sheet.y += height;
    sheet.rule(sheet.y);
  }
  const total = amountText(paper.total, words.locale);
  sheet.text(words.total, page.left, sheet.y + 14, { size: 13, strong: true, width: inner / 2 });
  sheet.text(total, page.left + inner / 2 - 20, sheet.y + 12, {
    size: 15,
    strong: true,
    width: inner / 2 + 20,
    align: 'right',
    figures: true,
  });
  sheet.y += 42;
  sheet.rule(sheet.y, colours.ink);
  sheet.y += 20;
}

function closing(sheet: Sheet, { kind, validUntil }: Paper, words: PaperWords): void {
  if (kind === 'quote') {
    if (validUntil === null) return;
    const text = words.holds.replace('{day}', () => dayText(validUntil, words.locale));
    sheet.room(20);
    sheet.y += sheet.text(text, page.left, sheet.y, { colour: colours.muted, width: inner });
    return;
  }
  sheet.room(132);
  sheet.y += sheet.text(words.ordered, page.left, sheet.y, { width: inner }) + 14;
  const width = (inner - 24) / 2;
  for (const [index, text] of [words.signatureClient, words.signatureHouse].entries()) {
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

/** Draws a quote or an order form: A4 pages as a PDF with its fonts inside. The same paper is the same bytes. */
export async function drawPaper(paper: Paper): Promise<Uint8Array> {
  const words = paperWords[paper.language];
  const title = `${words.titles[paper.kind]} ${paper.code}`;
  const sheet = new Sheet({ title, author: paper.house.name, day: paper.date, language: words.locale });
  head(sheet, paper, words);
  people(sheet, paper, words);
  vehicle(sheet, paper, words);
  table(sheet, paper, words);
  closing(sheet, paper, words);
  return sheet.end((n, of) => {
    const legal = paper.house.legal ?? paper.house.name;
    const style = { ...label, width: inner - 160 };
    const y = page.height - 40 - sheet.height(legal, style);
    sheet.rule(y - 10);
    sheet.text(legal, page.left, y, style);
    const numbered = words.page.replace('{n}', String(n)).replace('{of}', String(of));
    sheet.text(`${paper.code}  ·  ${numbered}`, rightEdge - 150, y, { ...label, width: 150, align: 'right' });
  });
}
