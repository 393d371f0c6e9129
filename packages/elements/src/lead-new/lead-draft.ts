import type { Client, InputOf, Seen, createLead } from '@dealerkit/core';

/** A new client as he is typed. */
export interface TypedClient {
  readonly kind: 'person' | 'company';
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly email: string;
  readonly phone: string;
}

/** A new lead as it is typed. */
export interface LeadDraft {
  readonly search: string;
  /** Somebody who is already known. */
  readonly chosen: Seen<Client> | undefined;
  /** Somebody new. */
  readonly typed: TypedClient | undefined;
  readonly typeId: string;
  readonly sourceId: string;
  readonly vehicle: string;
  readonly message: string;
  /** Empty for the asker, `-` for nobody. */
  readonly ownerId: string;
}

/** Nothing typed yet. */
export const blankLead: LeadDraft = {
  search: '',
  chosen: undefined,
  typed: undefined,
  typeId: '',
  sourceId: '',
  vehicle: '',
  message: '',
  ownerId: '',
};

/** Whether anything would be lost. */
export const isBlank = (draft: LeadDraft): boolean =>
  (Object.keys(blankLead) as (keyof LeadDraft)[]).every((name) => draft[name] === blankLead[name]);

/** What was searched for, put where it belongs in a new client: a number, an address, or a name in the order people say it. */
export function typedFrom(search: string): TypedClient {
  const text = search.trim();
  const blank = { kind: 'person', firstName: '', lastName: '', companyName: '', email: '', phone: '' } as const;
  if (text.includes('@')) return { ...blank, email: text };
  if (/\d/.test(text) && /^[\d\s+()./-]+$/.test(text)) return { ...blank, phone: text };
  const [firstName = '', ...rest] = text.split(/\s+/);
  return { ...blank, firstName, lastName: rest.join(' ') };
}

/** The command's input, or undefined while nobody is chosen. */
export function leadInput(draft: LeadDraft): InputOf<typeof createLead> | undefined {
  const { chosen, typed, ownerId } = draft;
  if (!chosen && !typed) return undefined;
  const text = (value: string): string | null => value.trim() || null;
  return {
    ...(chosen ? { clientId: chosen.id } : {}),
    ...(typed && !chosen ? { client: clientOf(typed) } : {}),
    typeId: text(draft.typeId),
    sourceId: text(draft.sourceId),
    vehicle: text(draft.vehicle),
    message: text(draft.message),
    ...(ownerId ? { ownerId: ownerId === '-' ? null : ownerId } : {}),
  };
}

function clientOf({
  kind,
  firstName,
  lastName,
  companyName,
  email,
  phone,
}: TypedClient): NonNullable<InputOf<typeof createLead>['client']> {
  const given = (text: string): string[] => (text.trim() ? [text.trim()] : []);
  return {
    kind,
    firstName: firstName.trim() || null,
    lastName: lastName.trim() || null,
    companyName: companyName.trim() || null,
    emails: given(email),
    phones: given(phone),
  };
}
