import type { LeadPaper } from '@dealerkit/core';
import { type LeadWords, leadWords } from './lead-words.ts';
import { type Fact, amountText, dayText, momentText } from './paper-facts.ts';
import { type Line, foot, inner, label, letterHead, stack } from './paper-parts.ts';
import { paperWords } from './paper-words.ts';
import { Sheet, colours, page } from './sheet.ts';

const across = 4;
// Above the foot, the sentence that something was cut included.
const bottom = page.height - page.bottom - 20;

const joined = (...texts: readonly (string | null | undefined)[]): string => texts.filter(Boolean).join('  ·  ');

function who(sheet: Sheet, { name, vehicle, address }: LeadPaper): void {
  const lines: Line[] = [
    [name ?? '–', { size: 16, strong: true, width: inner, lines: 1 }],
    [vehicle ?? '', { size: 11.5, width: inner, lines: 1 }],
    [address.join(', '), { colour: colours.muted, width: inner, lines: 1 }],
  ];
  sheet.y =
    10 +
    stack(
      sheet,
      page.left,
      sheet.y,
      lines.filter(([text]) => text !== ''),
    );
}

function facts(sheet: Sheet, paper: LeadPaper, words: LeadWords, locale: string): void {
  const { status, stage, owners, type, source, createdAt, deadlineAt, budget, timeZone } = paper;
  const all: readonly (readonly [string, string | null])[] = [
    [words.status, status && words.statuses[status]],
    [words.stage, stage],
    [words.owner, owners.join(', ')],
    [words.deadline, deadlineAt && momentText(deadlineAt, locale, timeZone)],
    [words.type, type],
    [words.source, source],
    [words.budget, budget && amountText(budget, locale)],
    [words.created, createdAt && momentText(createdAt, locale, timeZone)],
  ];
  const known = all.flatMap(([name, value]): Fact[] => (value ? [[name, value]] : []));
  const width = (inner - 32) / across;
  const height = 14 + Math.ceil(known.length / across) * 32;
  sheet.doc.roundedRect(page.left, sheet.y, inner, height, 6).fill(colours.sunken);
  for (const [index, [name, value]] of known.entries())
    stack(sheet, page.left + 16 + (index % across) * width, sheet.y + 12 + Math.floor(index / across) * 32, [
      [name, { ...label, width: width - 10, lines: 1 }],
      [value, { width: width - 8, lines: 1 }],
    ]);
  sheet.y += height + 14;
}

/** Lines under a title, as many as there is room for. */
function block(sheet: Sheet, title: string, lines: readonly Line[]): void {
  const spaced = lines.map(([text, style]): Line => [text, { width: inner, ...style }]);
  const [first] = spaced;
  if (!first) return;
  if (sheet.y + 16 + sheet.height(...first) > bottom) {
    sheet.shortened = true;
    return;
  }
  sheet.text(title, page.left, sheet.y, { ...label, strong: true, width: inner });
  sheet.y += 12;
  for (const [text, style] of spaced) {
    if (sheet.y + sheet.height(text, style) > bottom) {
      sheet.shortened = true;
      break;
    }
    sheet.y += sheet.text(text, page.left, sheet.y, style) + 2;
  }
  sheet.y += 9;
}

function blocks(sheet: Sheet, paper: LeadPaper, words: LeadWords, locale: string): void {
  const moment = (at: string | null): string | null => at && momentText(at, locale, paper.timeZone);
  const one = (text: string): Line => [text, { lines: 1 }];
  block(
    sheet,
    words.contacts,
    paper.contacts.flatMap(({ name, title, phones, emails }): Line[] => [
      [joined(name, title), { strong: true, lines: 1 }],
      ...(phones.length + emails.length > 0 ? [[joined(...phones, ...emails), { lines: 2 }] as const] : []),
    ]),
  );
  block(sheet, words.message, paper.message ? [[paper.message, { lines: 5 }]] : []);
  block(
    sheet,
    words.offers,
    paper.offers.map(({ vehicle, total, status }) =>
      one(joined(total && amountText(total, locale), status && words.offerStatuses[status], vehicle)),
    ),
  );
  block(
    sheet,
    words.testDrives,
    paper.testDrives.map(({ vehicle, at, status }) => one(joined(moment(at), status && words.testDriveStatuses[status], vehicle))),
  );
  block(
    sheet,
    words.tradeIns,
    paper.tradeIns.map(({ label: car, appraisal }) => one(joined(appraisal && amountText(appraisal, locale), car))),
  );
  block(
    sheet,
    words.remarks,
    paper.remarks.map(({ at, by, text }): Line => [joined(moment(at), by, text), { lines: 2 }]),
  );
}

/** Draws a lead sheet: always one page. What is too long is cut, and a sentence says so. */
export async function drawLead(paper: LeadPaper): Promise<Uint8Array> {
  const base = paperWords[paper.language];
  const words = leadWords[paper.language];
  const { house, code, date } = paper;
  const sheet = new Sheet({ title: `${words.title} ${code}`, author: house.name, day: date, language: base.locale });
  const head = [[base.reference, code] as const, [base.date, dayText(date, base.locale)] as const];
  letterHead(sheet, { name: house.name, lines: house.lines.slice(0, 1) }, words.title, head, 1);
  who(sheet, paper);
  facts(sheet, paper, words, base.locale);
  blocks(sheet, paper, words, base.locale);
  if (sheet.shortened || paper.more) sheet.text(words.shortened, page.left, bottom + 6, { ...label, width: inner });
  return sheet.end(foot(sheet, paper, base.page));
}
