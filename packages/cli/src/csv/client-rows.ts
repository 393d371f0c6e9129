import type { ClientInput } from '@dealerkit/core';
import { type TableRow, cellsOf, instantsOf, tableOf } from './table.ts';

const texts = ['firstName', 'lastName', 'companyName', 'jobTitle', 'language', 'about', 'typeId', 'temperatureId'] as const;
const lists = ['emails', 'phones', 'tags'] as const;
const place = ['street', 'city', 'state', 'zip', 'country'] as const;
const owner = ['ownerId', 'branchId'] as const;

/** The columns of a CSV with clients; lists are separated by ` | `. */
export const clientColumns: readonly string[] = ['kind', 'civility', ...texts, ...lists, ...place, ...owner];
/** Columns that only an import mode takes. */
export const clientImportColumns: readonly string[] = ['createdAt', 'createdBy'];
/** Names under which other systems export the same. */
export const clientAliases: Readonly<Record<string, string>> = { email: 'emails', phone: 'phones', tag: 'tags', postcode: 'zip' };

const split = (text: string): string[] =>
  text
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** A row of a CSV as the fields of a client; values are checked by the command. */
export function clientOf(row: TableRow): Record<string, unknown> {
  const address = cellsOf(row, place);
  const kind = row.value('kind') ?? (row.value('companyName') && !row.value('lastName') ? 'company' : 'person');
  return {
    kind,
    ...cellsOf(row, ['civility', ...texts, ...owner, 'createdBy']),
    ...instantsOf(cellsOf(row, ['createdAt'])),
    ...Object.fromEntries(Object.entries(cellsOf(row, lists)).map(([name, text]) => [name, split(text)])),
    ...(Object.keys(address).length > 0 ? { address } : {}),
  };
}

/** A row of a CSV as a client; `line` is where it stands in the file. */
export interface ClientRow {
  readonly line: number;
  readonly input: ClientInput;
}

/** Reads the rows of a CSV as clients. `malformed` when a column means nothing; values are checked by the command. */
export function clientRows(rows: readonly (readonly string[])[]): ClientRow[] {
  return tableOf(rows, clientColumns, clientAliases).map((row) => ({ line: row.line, input: clientOf(row) as unknown as ClientInput }));
}
