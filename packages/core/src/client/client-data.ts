import { DealerkitError, type FieldProblem } from '../errors.ts';
import type { Ports } from '../ports.ts';

/** The name parts of a client. */
export interface NameParts {
  readonly kind: 'person' | 'company';
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly companyName?: string | null | undefined;
  readonly emails?: readonly string[] | undefined;
  readonly phones?: readonly string[] | undefined;
}

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part).join(' ');

/** What lists and titles show of a client. */
export function clientName({ kind, firstName, lastName, companyName, emails, phones }: NameParts): string {
  const person = joined(firstName, lastName);
  const [first, second] = kind === 'company' ? [companyName, person] : [person, companyName];
  return first || second || emails?.[0] || phones?.[0] || '?';
}

/** The fields that the manual form demands and that are missing (behaviours.md O4). */
export function missingNames({ kind, firstName, lastName, companyName }: NameParts): string[] {
  if (kind === 'company') return companyName ? [] : ['companyName'];
  return [...(firstName ? [] : ['firstName']), ...(lastName ? [] : ['lastName'])];
}

/** Refuses a typed client without the names that his kind needs. */
export function demandNames(parts: NameParts): void {
  const missing = missingNames(parts);
  if (missing.length === 0) return;
  const fields = Object.fromEntries(missing.map((field): [string, FieldProblem] => [field, { code: 'required' }]));
  throw new DealerkitError('invalid', `Required: ${missing.join(', ')}`, { fields });
}

/** An e-mail address as it is stored and compared. */
export function normalEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** A phone number as it is stored and compared: E.164 where it can be read, else as typed. */
export function normalPhone(text: string, ports: Ports, region: string | undefined): string {
  return ports.phone?.(text, region) ?? text.trim();
}

/** Each text once, empty ones left out. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
