/** What one tenant is asked: every person, every right, every record; and what the naive interpreter answers. */
import type { Person } from '@dealerkit/core';
import { mayDoToThing, mayViewLine, mayViewNote } from './naive-permissions.ts';
import { type Kept, type Tenant, type keep, line, note, thing } from './random-policies.ts';

/** One right and all records that it may be held on, each with the answer of the prose. */
export interface Asked {
  readonly right: string;
  readonly noun: typeof thing;
  readonly records: readonly (Kept<unknown> & { readonly expected: boolean })[];
}

/** Everything that one person can be asked. */
export function askedOf(tenant: Tenant, kept: ReturnType<typeof keep>, me: Person): Asked[] {
  const ask = <T>(right: string, noun: typeof thing, records: readonly Kept<T>[], may: (value: T) => boolean): Asked => ({
    right,
    noun,
    records: records.map((one) => ({ ...one, expected: may(one.value) })),
  });
  return [
    ask('thing.view', thing, kept.thing, (value) => mayDoToThing(tenant, me, 'view', value)),
    ask('thing.delete', thing, kept.thing, (value) => mayDoToThing(tenant, me, 'delete', value)),
    ask('note.view', note, kept.note, (value) => mayViewNote(tenant, me, value)),
    ask('line.view', line, kept.line, (value) => mayViewLine(tenant, me, value)),
  ];
}
