import { type BaseRecord, type Client, type Contact, type Lead, type Seen, type WatchState, mailAddress } from '@dealerkit/core';

/** A contact of a lead who may be written to or called, as far as the reader may see him. */
export interface Reached {
  /** `client:id` or `contact:id`. */
  readonly ref: string;
  readonly name: string;
  /** Undefined where he has none that can be written to. */
  readonly email: string | undefined;
  readonly phones: readonly string[];
  readonly record: Partial<Seen<Client>>;
}

type State = WatchState<Seen<BaseRecord>> | undefined;

/** What is read to know whom a lead can be spoken to by: its contacts, and its client. */
export const refsOf = ({ contacts = [], clientId }: Partial<Lead>): readonly string[] => [
  ...new Set([...contacts.map(({ ref }) => ref), ...(clientId ? [`client:${clientId}`] : [])]),
];

/** The contacts of a lead, the one it came from first; undefined while one of them is on its way. */
export function reachedOf({ contacts = [] }: Partial<Lead>, of: (ref: string) => State): readonly Reached[] | undefined {
  const known = [...contacts].sort((a, b) => Number(b.origin) - Number(a.origin)).map(({ ref }) => ({ ref, state: of(ref) }));
  if (known.some(({ state }) => !state?.value && !state?.error)) return undefined;
  return known.flatMap(({ ref, state }) => {
    const record = state?.value as (Partial<Seen<Client>> & Partial<Pick<Contact, 'name'>>) | undefined;
    return record ? [{ ref, name: record.name ?? '', email: mailAddress(record.emails ?? []), phones: record.phones ?? [], record }] : [];
  });
}
