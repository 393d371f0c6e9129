import { type LeadFilters, sortChoices, statusChoices, whoseChoices } from '../lead-query.ts';

/** What of a person's choice is kept: not the words he searches for, which may be a name. */
export type KeptFilters = Omit<LeadFilters, 'search'>;

const names = ['whose', 'overdue', 'status', 'stage', 'source', 'branch', 'sort'] as const satisfies readonly (keyof KeptFilters)[];
const choices: Partial<Record<keyof KeptFilters, readonly string[]>> = { whose: whoseChoices, status: statusChoices, sort: sortChoices };

/** What is kept of a choice. */
export const keptOf = (filters: LeadFilters): KeptFilters =>
  Object.fromEntries(names.map((name) => [name, filters[name]])) as unknown as KeptFilters;

/** Tells whether two choices are the same. */
export const sameFilters = (one: KeptFilters, other: KeptFilters): boolean => names.every((name) => one[name] === other[name]);

/** A choice from outside, as an address or a store has it: what cannot be is left out. */
export function readFilters(given: Readonly<Record<string, unknown>>): Partial<KeptFilters> {
  const entries = names.flatMap((name): [string, string | boolean][] => {
    const value = given[name];
    if (name === 'overdue') return typeof value === 'boolean' ? [[name, value]] : [];
    return typeof value === 'string' && value.length <= 100 && (choices[name]?.includes(value) ?? true) ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** The choice that an address holds under a name: `?leads.status=won`. */
export function readAddress(address: string, name: string): Partial<KeptFilters> {
  const params = new URL(address).searchParams;
  const given = Object.fromEntries(names.map((each) => [each, params.get(`${name}.${each}`)]));
  return readFilters({ ...given, overdue: given['overdue'] === null ? null : given['overdue'] === 'yes' });
}

/** The address that holds a choice under a name; what is as usual is not said. */
export function writeAddress(address: string, name: string, filters: KeptFilters, usual: KeptFilters): string {
  const url = new URL(address);
  for (const each of names) {
    const value = filters[each];
    if (value === usual[each]) url.searchParams.delete(`${name}.${each}`);
    else url.searchParams.set(`${name}.${each}`, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
  }
  return url.href;
}
