/** Why a typed amount was not understood: it is no amount, it can be read in two ways, or it is beyond what a record takes. */
export type MoneyProblem = 'invalid' | 'ambiguous' | 'large';

/** Most minor units that an amount may have. */
export const largestAmount = 1e13;

const digitsOf = (lang: string, currency: string): number =>
  new Intl.NumberFormat(lang, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

const separator = (lang: string, type: 'group' | 'decimal'): string =>
  new Intl.NumberFormat(lang).formatToParts(1_234_567.8).find((part) => part.type === type)?.value ?? '';

// One mark for every blank and apostrophe that somebody groups digits with.
const grouped = (text: string): string => text.replaceAll(/[\s'’]+/g, ' ');

/** Where the decimals of an amount begin: at a mark, nowhere, or it cannot be told. */
function decimalMark(text: string, lang: string, digits: number): '.' | ',' | '' | 'ambiguous' {
  const marks = text.replaceAll(/[^.,]/g, '');
  const last = marks.at(-1) as '.' | ',' | undefined;
  if (last === undefined) return '';
  const alike = marks.split(last).length - 1;
  if (alike > 1) return marks.length === alike ? '' : 'ambiguous';
  if (marks.length > 1 || text.includes(' ')) return last;
  if (text.length - text.indexOf(last) - 1 !== 3) return last;
  if (last === separator(lang, 'group')) return '';
  return last === separator(lang, 'decimal') && digits === 3 ? last : 'ambiguous';
}

/**
 * The minor units of an amount as somebody typed it in his language: "19 600,50", "19,600.50", "19600". What can be read in two ways,
 * such as "19.600" in French, is refused.
 */
export function parseMoney(typed: string, lang: string, currency: string): number | MoneyProblem {
  const text = grouped(typed.replace(new RegExp(`${currency}|\\p{Sc}`, 'u'), '').trim());
  if (!/^\d[\d., ]*$/.test(text)) return 'invalid';
  const digits = digitsOf(lang, currency);
  const mark = decimalMark(text, lang, digits);
  if (mark === 'ambiguous') return 'ambiguous';
  const [whole = '', fraction = ''] = mark ? text.split(mark) : [text];
  if (!/^(\d+|[1-9]\d{0,2}([., ])\d{3}(\2\d{3})*)$/.test(whole) || !/^\d*$/.test(fraction)) return 'ambiguous';
  if (fraction.length > digits) return 'ambiguous';
  const minor = Number(whole.replaceAll(/\D/g, '') + fraction.padEnd(digits, '0'));
  return minor > largestAmount ? 'large' : minor;
}

/** An amount as somebody would type it: without a currency, and without decimals where there are none. */
export function moneyText(minor: number, lang: string, currency: string): string {
  const digits = digitsOf(lang, currency);
  const unit = 10 ** digits;
  const shown = minor % unit === 0 ? 0 : digits;
  return new Intl.NumberFormat(lang, { minimumFractionDigits: shown, maximumFractionDigits: shown }).format(minor / unit);
}
