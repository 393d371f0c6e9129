import { DealerkitError } from './errors.ts';

const starters = new Set('=+-@\t\r\n\0＝＋－＠');

// A spreadsheet skips blanks before it decides that a text is a formula.
function looksLikeFormula(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return starters.has(bare.charAt(0)) || starters.has(bare.trimStart().charAt(0));
}

/**
 * A cell as CSV (RFC 4180). A spreadsheet would run a text that starts like a formula, so such a text gets an apostrophe in front;
 * `parseCsv` takes it off again (reliability.md section 4).
 */
export function writeCell(value: unknown): string {
  const raw = value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const text = looksLikeFormula(raw) ? `'${raw}` : raw;
  return /[",;\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What stands between two cells: spreadsheets of countries with a decimal comma expect the semicolon. */
export type CsvSeparator = ',' | ';';

/** One row as CSV, with its line end. */
export function writeRow(cells: readonly unknown[], separator: CsvSeparator = ','): string {
  // A row of one empty cell would be an empty line.
  return cells.length === 1 && writeCell(cells[0]) === '' ? '""\r\n' : `${cells.map((cell) => writeCell(cell)).join(separator)}\r\n`;
}

/** Rows as CSV with CRLF line ends. */
export function writeCsv(rows: Iterable<readonly unknown[]>, separator?: CsvSeparator): string {
  return Array.from(rows, (row) => writeRow(row, separator)).join('');
}

const unguarded = (cell: string): string => (cell.startsWith("'") && looksLikeFormula(cell) ? cell.slice(1) : cell);

// Spreadsheets of many countries separate with a semicolon: whichever the first line has more of.
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

/** Reads CSV, separated by commas or semicolons, with or without a byte order mark; empty lines are passed over. `malformed` when a quote is never closed. */
export function parseCsv(given: string): string[][] {
  const text = given.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const token = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [all, quoted, bare = '', end] = token.exec(text) ?? [];
    if (all === undefined || bare.startsWith('"'))
      throw new DealerkitError('malformed', `A quote is not closed: ${text.slice(at, at + 40)}`);
    row.push(unguarded(quoted?.replaceAll('""', '"') ?? bare));
    if (end === separator && token.lastIndex === text.length) row.push('');
    if (end === separator && token.lastIndex < text.length) continue;
    if (row.length > 1 || all.replace(end ?? '', '') !== '') rows.push(row);
    row = [];
  }
  return rows;
}
