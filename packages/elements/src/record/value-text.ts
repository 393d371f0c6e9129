import type { NounWords } from '@dealerkit/core';
import type { FieldDescription } from '@dealerkit/core/describe';
import type { Dictionaries } from '../base/dictionaries.ts';
import type { Format } from '../base/format.ts';
import type { RecordMessages } from './locales/en.ts';

/** What a value is written with. */
export interface ValueContext {
  readonly words: Pick<RecordMessages, 'yes' | 'no'>;
  readonly nounWords: NounWords;
  readonly dictionaries: Dictionaries;
  readonly format: Format;
}

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.values(value)
    .map((each) => plain(each))
    .filter(Boolean)
    .join(', ');
};

/** A value in words; empty for none. */
export function valueText(field: Pick<FieldDescription, 'name' | 'type'>, value: unknown, context: ValueContext): string {
  if (value === null || value === undefined) return '';
  const { words, nounWords, dictionaries, format } = context;
  switch (field.type) {
    case 'boolean':
      return value === true ? words.yes : words.no;
    case 'choice':
      return nounWords.values?.[field.name]?.[value as string] ?? plain(value);
    case 'integer':
    case 'number':
      return typeof value === 'number' ? format.number(value) : plain(value);
    case 'money': {
      const { minor, currency } = value as { minor: number; currency: string };
      return format.money(minor, currency);
    }
    case 'date':
      return format.day(value as string);
    case 'instant':
      return format.brief(value as string);
    case 'people':
      return (value as readonly string[]).map((id) => dictionaries.person(id) ?? id).join(', ');
    case 'branch':
      return dictionaries.branch(value as string) ?? plain(value);
    case 'texts':
      return (value as readonly string[]).join(', ');
    default:
      return plain(value);
  }
}
