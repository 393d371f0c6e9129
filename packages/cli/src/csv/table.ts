import { DealerkitError } from '@dealerkit/core';

/** One line of a CSV, its cells by column; `line` is where it stands in the file, and an empty cell is no value. */
export interface TableRow {
  readonly line: number;
  value(column: string): string | undefined;
}

/** Reads the rows of a CSV under their headings. `malformed` when a column means nothing, so that no value is lost unseen. */
export function tableOf(
  rows: readonly (readonly string[])[],
  columns: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): TableRow[] {
  const [head = [], ...body] = rows;
  const names = head.map((name) => name.trim()).map((name) => (columns.includes(name) ? name : (aliases[name] ?? name)));
  const unknown = names.filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new DealerkitError('malformed', `Unknown columns: ${unknown.join(', ')}. Known are ${columns.join(', ')}`);
  return body.map((cells, index) => ({
    line: index + 2,
    value(column) {
      const text = cells[names.indexOf(column)]?.trim();
      return text === '' ? undefined : text;
    },
  }));
}

/** The cells of these columns that say something, by column. */
export const cellsOf = (row: TableRow, columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.flatMap((name) => (row.value(name) === undefined ? [] : [[name, row.value(name)!] as const])));

/** A day or an instant as it may stand in a CSV, as an instant; any other text as it is, for the command to refuse. */
export function instantOf(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at =
    day || /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? new Date(day ? `${text}T00:00:00Z` : text) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : text;
}

/** The same for several cells. */
export const instantsOf = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, instantOf(text)]));
