import type { ClientInput } from '@dealerkit/core';
import { DealerkitError } from '@dealerkit/core';

const texts = ['firstName', 'lastName', 'companyName', 'jobTitle', 'language', 'about', 'typeId', 'temperatureId'] as const;
const lists = ['emails', 'phones', 'tags'] as const;
const place = ['street', 'city', 'state', 'zip', 'country'] as const;
const columns: readonly string[] = ['kind', 'civility', ...texts, ...lists, ...place];
const aliases: Readonly<Record<string, string>> = { email: 'emails', phone: 'phones', tag: 'tags', postcode: 'zip' };

/** The columns of a CSV with clients; lists are separated by ` | `. */
export const clientColumns = columns;

/** A row of a CSV as a client; `line` is where it stands in the file. */
export interface ClientRow {
  readonly line: number;
  readonly input: ClientInput;
}

const split = (text: string): string[] =>
  text
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '');

function clientOf(value: (name: string) => string | undefined): ClientInput {
  const pairs = <Name extends string>(names: readonly Name[]) =>
    names.flatMap((name) => {
      const text = value(name);
      return text === undefined ? [] : [[name, text] as const];
    });
  const address = Object.fromEntries(pairs(place));
  const civility = value('civility');
  const kind = value('kind') ?? (value('companyName') && !value('lastName') ? 'company' : 'person');
  return {
    kind: kind as ClientInput['kind'],
    ...(civility ? { civility: civility as 'mr' | 'mrs' } : {}),
    ...Object.fromEntries(pairs(texts)),
    ...Object.fromEntries(pairs(lists).map(([name, text]) => [name, split(text)])),
    ...(Object.keys(address).length > 0 ? { address } : {}),
  };
}

/** Reads the rows of a CSV as clients. `malformed` when a column means nothing, so that no value is lost unseen; values are checked by the command. */
export function clientRows(rows: readonly (readonly string[])[]): ClientRow[] {
  const [head = [], ...body] = rows;
  const names = head.map((name) => aliases[name.trim()] ?? name.trim());
  const unknown = names.filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new DealerkitError('malformed', `Unknown columns: ${unknown.join(', ')}. Known are ${columns.join(', ')}`);
  return body.map((cells, index) => {
    const value = (name: string): string | undefined => {
      const text = cells[names.indexOf(name)]?.trim();
      return text === undefined || text === '' ? undefined : text;
    };
    return { line: index + 2, input: clientOf(value) };
  });
}
