import type { Client } from '@dealerkit/core';

/** A client as its edit form holds him: texts, never null. */
export interface ClientDraft {
  civility: string;
  firstName: string;
  lastName: string;
  companyName: string;
  jobTitle: string;
  emails: readonly string[];
  phones: readonly string[];
  address: Readonly<Record<AddressPart, string>>;
  language: string;
  about: string;
  typeId: string;
  temperatureId: string;
  tags: readonly string[];
}

/** A part of a postal address. */
export type AddressPart = 'street' | 'zip' | 'city' | 'state' | 'country';

/** A field of the edit form. */
export type DraftField = keyof ClientDraft;

const parts: readonly AddressPart[] = ['street', 'zip', 'city', 'state', 'country'];

const texts = ['civility', 'firstName', 'lastName', 'companyName', 'jobTitle', 'language', 'about', 'typeId', 'temperatureId'] as const;

/** The form's values of a client; fields that the reader may not see are empty. */
export const draftOf = (client: Partial<Client>): ClientDraft => ({
  ...(Object.fromEntries(texts.map((field) => [field, client[field] ?? ''])) as Record<(typeof texts)[number], string>),
  emails: client.emails ?? [],
  phones: client.phones ?? [],
  address: Object.fromEntries(parts.map((part) => [part, client.address?.[part] ?? ''])) as ClientDraft['address'],
  tags: (client.tags ?? []).map((tag, index) => (index > 0 ? ` ${tag}` : tag)),
});

/** A form value as the command takes it: trimmed, empty ones null. */
export function inputOf(draft: ClientDraft, field: DraftField): unknown {
  const value = draft[field];
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value)) return value.map((each: string) => each.trim()).filter(Boolean);
  const address = Object.fromEntries(parts.map((part) => [part, (value as ClientDraft['address'])[part].trim() || null]));
  return Object.values(address).some(Boolean) ? address : null;
}
