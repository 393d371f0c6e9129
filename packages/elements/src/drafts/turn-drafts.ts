import type { Crm } from '@dealerkit/core';

/** Removes what is kept under a key as soon as somebody else is known to be here; what was typed is preceded by who typed it. */
export function turnDrafts(key: string, former: Crm | undefined, crm: Crm | undefined): void {
  try {
    if (former?.session.state.value) sessionStorage.removeItem(key);
    const kept = sessionStorage.getItem(key);
    if (!kept) return;
    const leave = crm?.session.subscribe(() => {
      const person = crm.session.state.value?.principal.id;
      if (person === undefined) return;
      leave?.();
      if (!kept.startsWith(`${person}\n`)) sessionStorage.removeItem(key);
    });
  } catch {
    // A page that may keep nothing keeps no drafts either.
  }
}
