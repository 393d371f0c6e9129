import type { FormDefinition } from '@dealerkit/core';

/** Why there is no definition; `again` when asking once more may help. */
export interface NoDefinition {
  again: boolean;
  reference: string | undefined;
}

/** Asks a gateway for a form. Never rejects. */
export async function loadDefinition(address: string, lang: string, signal: AbortSignal): Promise<FormDefinition | NoDefinition> {
  try {
    const url = new URL(address);
    url.searchParams.set('lang', lang);
    const response = await fetch(url, { headers: { accept: 'application/json' }, credentials: 'omit', signal });
    const body = (await response.json()) as (Partial<FormDefinition> & { error?: { reference?: string } }) | null;
    if (response.ok && body?.fields) return body as FormDefinition;
    return { again: response.ok || response.status > 428, reference: body?.error?.reference };
  } catch {
    return { again: true, reference: undefined };
  }
}
