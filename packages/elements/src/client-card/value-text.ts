import type { Dictionaries } from '../base/dictionaries.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { DraftField } from './client-draft.ts';

/** The value of a field in words, to be compared with another. */
export function valueText(field: DraftField, value: unknown, dictionaries: Dictionaries, words: BaseMessages): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(', ');
  const text = typeof value === 'string' ? value : '';
  if (field === 'civility') return text === 'mr' || text === 'mrs' ? words[text] : text;
  if (field === 'typeId') return dictionaries.row('clientTypes', text)?.title ?? text;
  if (field === 'temperatureId') return dictionaries.row('temperatures', text)?.title ?? text;
  return text;
}
