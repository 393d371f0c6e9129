import type { Paper } from '@dealerkit/core';
import { amountText, dayText, priceLines, vehicleFacts } from './paper-facts.ts';
import { foot, inner, label, letterHead, people, signatures, stack } from './paper-parts.ts';
import { type PaperWords, paperWords } from './paper-words.ts';
import { Sheet, colours, page, rightEdge } from './sheet.ts';

const amountColumn = 120;
const totalHeight = 52;

function head(sheet: Sheet, paper: Paper, words: PaperWords): void {
  const { kind, code, date, validUntil } = paper;
  letterHead(sheet, paper.house, words.titles[kind], [
    [words.reference, code],
    [words.date, dayText(date, words.locale)],
    ...(validUntil === null ? [] : [[words.validUntil, dayText(validUntil, words.locale)] as const]),
  ]);
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
  sheet.text(words.description, page.left, sheet.y, { ...label, width: inner - amountColumn });
  sheet.text(words.amount, rightEdge - amountColumn, sheet.y, { ...label, width: amountColumn, align: 'right' });
  sheet.y += 15;
  sheet.rule(sheet.y, colours.ink);
}

function table(sheet: Sheet, paper: Paper, words: PaperWords): void {
  tableHead(sheet, words);
  const width = inner - amountColumn - 16;
  const lines = priceLines(paper, words);
  for (const [index, [name, amount]] of lines.entries()) {
    const height = sheet.height(name, { width }) + 15;
    // The total never stands alone on a page.
    if (sheet.room(height + (index === lines.length - 1 ? totalHeight : 0))) tableHead(sheet, words);
    sheet.text(name, page.left, sheet.y + 8, { width });
    sheet.text(amount, rightEdge - amountColumn, sheet.y + 8, { width: amountColumn, align: 'right', figures: true });
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
  signatures(sheet, [words.signatureClient, words.signatureHouse]);
}

/** Draws a quote or an order form, on as many pages as it needs. */
export async function drawOffer(paper: Paper): Promise<Uint8Array> {
  const words = paperWords[paper.language];
  const title = `${words.titles[paper.kind]} ${paper.code}`;
  const sheet = new Sheet({ title, author: paper.house.name, day: paper.date, language: words.locale });
  head(sheet, paper, words);
  people(sheet, [words.salesperson, paper.salesperson], [words.to, paper.client]);
  vehicle(sheet, paper, words);
  table(sheet, paper, words);
  closing(sheet, paper, words);
  return sheet.end(foot(sheet, paper, words.page));
}
