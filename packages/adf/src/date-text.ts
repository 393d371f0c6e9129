import type { Form } from './shape.ts';

const day = String.raw`(\d{4})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])`;
const lenient = new RegExp(
  String.raw`^${day}(?:[T ]((?:[01]\d|2[0-3]):?|\d:)([0-5]\d)(?::?([0-5]\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$`,
  'i',
);
const strict: Readonly<Record<Form, RegExp>> = {
  instant: /^(?:\d{8}T\d{6}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})[+-]\d{2}:?\d{2}$/,
  date: /^(?:(?:\d{8}T\d{6}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})[+-]\d{2}:?\d{2}|\d{8}|\d{4}-\d{2}-\d{2})$/,
};

/** A date of ADF or of the field as `2026-01-02T10:00:00+01:00` or `2026-01-02`, without a zone where it has none; undefined when it is none. */
export function normalDate(text: string): string | undefined {
  const found = lenient.exec(text);
  if (!found) return undefined;
  const [, year, month, date, hour, minute = '', second = '00', zone = ''] = found;
  const on = `${year!}-${month!}-${date!}`;
  if (hour === undefined) return on;
  const offset = zone.toUpperCase() === 'Z' ? '+00:00' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  return `${on}T${hour.replace(':', '').padStart(2, '0')}:${minute}:${second}${offset}`;
}

/** Whether a text is a date as ADF has it. */
export const isDate = (text: string, form: Form): boolean => strict[form].test(text) && normalDate(text) !== undefined;
