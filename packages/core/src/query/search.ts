import type { Noun, SearchKind } from '../noun.ts';
import { fold, words } from '../text.ts';
import { queryLimits } from './query.ts';

/** Shortest run of digits by which a phone number is found, and longest stored token. */
export const searchLimits = { phoneDigits: 6, token: 64 } as const;

const phonePattern = /^[\d\s+()./-]+$/;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

function phoneTokens(text: string): string[] {
  const digits = digitsOf(text).replace(/^00/, '');
  const tokens = [];
  for (let start = 0; start + searchLimits.phoneDigits <= digits.length; start++) tokens.push(digits.slice(start));
  return tokens;
}

function emailTokens(text: string): string[] {
  return [fold(text.trim()), ...words(text)];
}

function codeTokens(text: string): string[] {
  const parts = words(text);
  return [...parts, parts.join('')];
}

const tokenizers: Record<SearchKind, (text: string) => string[]> = {
  text: words,
  email: emailTokens,
  phone: phoneTokens,
  code: codeTokens,
};

/** A word under which a record is found, and the field that it stands in. */
export interface Token {
  readonly token: string;
  readonly field: string;
}

/** All words under which a record is found, each once per field. */
export function tokensOf(noun: Noun, record: Readonly<Record<string, unknown>>): Token[] {
  const tokens = new Map<string, Token>();
  for (const [field, kind] of Object.entries(noun.search)) {
    const value = record[field];
    const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : typeof value === 'string' ? [value] : [];
    for (const text of texts)
      for (const token of tokenizers[kind](text)) {
        const short = token.slice(0, searchLimits.token).toWellFormed();
        tokens.set(`${field} ${short}`, { token: short, field });
      }
  }
  return [...tokens.values()];
}

/** The prefixes that a search text asks for; all of them must be found. A text of digits is one phone number, its leading zeros aside. */
export function searchTerms(text: string): string[] {
  const trimmed = text.trim();
  const digits = digitsOf(trimmed);
  if (phonePattern.test(trimmed) && digits.length >= searchLimits.phoneDigits) return [digits.replace(/^0+/, '')];
  if (trimmed.includes('@') && !/\s/.test(trimmed)) return [fold(trimmed).slice(0, searchLimits.token)];
  return [...new Set(words(trimmed))].slice(0, queryLimits.searchWords).map((word) => word.slice(0, searchLimits.token));
}

/** Tells whether a record is found by a search text: the reference that every backend must agree with. */
export function isFound(noun: Noun, record: Readonly<Record<string, unknown>>, text: string, searchIn?: readonly string[]): boolean {
  const terms = searchTerms(text);
  if (terms.length === 0) return false;
  const tokens = tokensOf(noun, record).filter(({ field }) => !searchIn || searchIn.includes(field));
  return terms.every((term) => tokens.some(({ token }) => token.startsWith(term)));
}
