import { type JsonObject, type Json, sameJson } from '@dealerkit/core';
import type { Draft } from './drafts.ts';

/** A draft put back into a form. */
export interface Restored {
  /** The values of the form, by field. */
  readonly values: JsonObject;
  /** Fields that were typed into, and that somebody else changed meanwhile; `values` has what was typed. */
  readonly clashes: Readonly<Record<string, { readonly yours: Json; readonly theirs: Json }>>;
  /** Something that the form shows is no longer what it was. */
  readonly changed: boolean;
}

const same = (one: Json | undefined, other: Json | undefined): boolean => sameJson(one ?? null, other ?? null);

/**
 * Puts a draft into a form that begins anew: what was typed over what is there now, field by field. What was not typed into stays as it is
 * now. `contested` are fields whose value now is somebody's, not a suggestion: typed into and changed meanwhile, they are left to decide.
 */
export function restore({ from, typed }: Draft, start: JsonObject, contested: (field: string) => boolean): Restored {
  const written = Object.keys(typed).filter((field) => !same(typed[field], from[field]) && !same(typed[field], start[field]));
  const moved = (field: string): boolean => contested(field) && !same(from[field], start[field]);
  return {
    values: { ...start, ...Object.fromEntries(written.map((field) => [field, typed[field] ?? null])) },
    clashes: Object.fromEntries(
      written.filter(moved).map((field) => [field, { yours: typed[field] ?? null, theirs: start[field] ?? null }]),
    ),
    changed: Object.keys({ ...from, ...start }).some(moved),
  };
}
