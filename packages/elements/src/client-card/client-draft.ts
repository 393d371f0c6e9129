import { type Client, type InputOf, sameJson, type updateClient } from '@dealerkit/core';

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

type Patch = NonNullable<InputOf<typeof updateClient>['patch']>;

const parts: readonly AddressPart[] = ['street', 'zip', 'city', 'state', 'country'];

/** The form's values of a client; fields that the reader may not see are empty. */
export function draftOf(client: Partial<Client>): ClientDraft {
  const text = (value: string | null | undefined): string => value ?? '';
  return {
    civility: text(client.civility),
    firstName: text(client.firstName),
    lastName: text(client.lastName),
    companyName: text(client.companyName),
    jobTitle: text(client.jobTitle),
    emails: client.emails ?? [],
    phones: client.phones ?? [],
    address: Object.fromEntries(parts.map((part) => [part, text(client.address?.[part])])) as ClientDraft['address'],
    language: text(client.language),
    about: text(client.about),
    typeId: text(client.typeId),
    temperatureId: text(client.temperatureId),
    tags: (client.tags ?? []).map((tag, index) => (index > 0 ? ` ${tag}` : tag)),
  };
}

/** A form value as the command takes it: trimmed, empty ones null. */
export function inputOf(draft: ClientDraft, field: DraftField): unknown {
  const value = draft[field];
  if (typeof value === 'string') return value.trim() || null;
  if (Array.isArray(value)) return value.map((each: string) => each.trim()).filter(Boolean);
  const address = Object.fromEntries(parts.map((part) => [part, (value as ClientDraft['address'])[part].trim() || null]));
  return Object.values(address).some(Boolean) ? address : null;
}

/** The fields that differ from what the editor started with. */
export function changedFields(draft: ClientDraft, started: ClientDraft): DraftField[] {
  return (Object.keys(draft) as DraftField[]).filter(
    (field) => !sameJson(inputOf(draft, field) as never, inputOf(started, field) as never),
  );
}

/** What an editor sends: the fields he changed, and what they were when he started. */
export function changesOf(draft: ClientDraft, started: ClientDraft): { readonly patch: Patch; readonly from: Patch } {
  const fields = changedFields(draft, started);
  const pick = (of: ClientDraft): Patch => Object.fromEntries(fields.map((field) => [field, inputOf(of, field)]));
  return { patch: pick(draft), from: pick(started) };
}
