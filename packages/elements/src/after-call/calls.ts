import type { Crm } from '@dealerkit/core';

/** A call that somebody went off to make. */
export interface Call {
  readonly leadId: string;
  /** Who was called. */
  readonly name: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** How long it is asked how a call went, in milliseconds. */
export const callLimit = 3_600_000;

const key = 'dealerkit.call';

const personOf = (crm: Crm): string | undefined => crm.session.state.value?.principal.id;

/** Keeps the call in this tab, preceded by who makes it: a phone may drop the page while its own app is in front. */
export function keepCall(crm: Crm, call: Call): void {
  const person = personOf(crm);
  try {
    if (person !== undefined) sessionStorage.setItem(key, `${person}\n${JSON.stringify(call)}`);
  } catch {
    // A page that may keep nothing asks nothing.
  }
}

/** The last call, where it was about this lead, within the hour and made by this person; anybody else's is forgotten. */
export function callAbout(crm: Crm, leadId: string): Call | undefined {
  const me = personOf(crm);
  if (me === undefined) return undefined;
  try {
    const [person, kept = ''] = (sessionStorage.getItem(key) ?? '').split('\n');
    if (person === '') return undefined;
    const call = JSON.parse(kept) as Call;
    if (person === me && Math.abs(Date.now() - call.at) < callLimit) return call.leadId === leadId ? call : undefined;
    dropCall();
  } catch {
    // Nothing of ours, or a page that may keep nothing.
  }
  return undefined;
}

/** Forgets the call: it was answered for, or put aside. */
export function dropCall(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // A page that may keep nothing has kept nothing.
  }
}
