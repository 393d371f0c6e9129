import type { TestDrivePaper } from '@dealerkit/core';
import { dayText, momentText } from './paper-facts.ts';
import { foot, inner, label, letterHead, people, signatures, stack } from './paper-parts.ts';
import { paperWords } from './paper-words.ts';
import { Sheet, colours, page } from './sheet.ts';
import { testDriveWords } from './test-drive-words.ts';

/** A fact with its name; null is a line to write on. */
type Field = readonly [name: string, value: string | null];

const across = 3;
const gap = 18;
const cell = (inner - gap * (across - 1)) / across;

/** Facts beside each other, three in a row. */
function fields(sheet: Sheet, all: readonly Field[]): void {
  for (const [index, [name, value]] of all.entries()) {
    const x = page.left + (index % across) * (cell + gap);
    const y = sheet.y + Math.floor(index / across) * 40;
    sheet.text(name, x, y, { ...label, width: cell, lines: 1 });
    if (value !== null) sheet.text(value, x, y + 12, { size: 10.5, width: cell, lines: 1 });
    else line(sheet, x, y + 28, cell);
  }
  sheet.y += Math.ceil(all.length / across) * 40 + 4;
}

const line = (sheet: Sheet, x: number, y: number, width: number): void => {
  sheet.doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.75)
    .strokeColor(colours.muted)
    .stroke();
};

/** A box with what it says, crossed or empty. */
function box(sheet: Sheet, text: string, crossed: boolean): void {
  sheet.doc.rect(page.left, sheet.y, 11, 11).lineWidth(0.75).strokeColor(colours.ink).stroke();
  if (crossed) sheet.text('×', page.left + 2.1, sheet.y - 1.2, { size: 11, strong: true });
  sheet.text(text, page.left + 19, sheet.y - 0.5, { width: inner - 19, lines: 1 });
  sheet.y += 28;
}

/** Draws the form that is signed before a test drive: one page, with lines for what is written by hand. */
export async function drawTestDrive(paper: TestDrivePaper): Promise<Uint8Array> {
  const base = paperWords[paper.language];
  const words = testDriveWords[paper.language];
  const { house, code, date, client, salesperson, vehicle, at, durationMinutes, timeZone } = paper;
  const sheet = new Sheet({ title: `${words.title} ${code}`, author: house.name, day: date, language: base.locale });
  const head = [[base.reference, code] as const, [base.date, dayText(date, base.locale)] as const];
  letterHead(sheet, house, words.title, head, 1);
  people(sheet, [base.salesperson, salesperson], [words.driver, client], 1);
  sheet.y = stack(sheet, page.left, sheet.y, [
    [base.vehicle, { ...label, width: inner }],
    [vehicle.label, { size: 13, strong: true, width: inner, lines: 2 }],
  ]);
  sheet.y += 8;
  const duration = durationMinutes === null ? null : words.minutes.replace('{n}', String(durationMinutes));
  fields(sheet, [
    [words.plate, null],
    [base.vin, vehicle.vin],
    [base.stockNumber, vehicle.stockNumber],
    [words.at, at === null ? null : momentText(at, base.locale, timeZone)],
    [words.duration, duration],
    [words.backAt, null],
    [words.mileageOut, null],
    [words.mileageBack, null],
    [words.licence, null],
  ]);
  box(sheet, words.licenceSeen, paper.licenceSeen);
  sheet.y += sheet.text(words.statement, page.left, sheet.y, { width: inner }) + 16;
  fields(sheet, [[words.placeDate, null]]);
  signatures(sheet, [words.signatureDriver, words.signatureHouse]);
  return sheet.end(foot(sheet, paper, base.page));
}
