import type { Backend, Noun } from '@dealerkit/core';

/** A backend under test, with what some cases need beside it. */
export interface BackendSubject {
  /** Of a tenant that is empty when the case begins. */
  readonly backend: Backend;
  /** A backend of another empty tenant, in the same store. */
  readonly another: () => Promise<Backend>;
  /** Closes the backend and opens its tenant again. */
  readonly reopen: () => Promise<Backend>;
  /** How long a case waits for what may take a while, in milliseconds. */
  readonly patience: number;
}

/** Opens the backend of a tenant: an empty one for a new name, the same records for a name that it has seen. */
export type MakeBackend = (options: { readonly nouns: readonly Noun[]; readonly tenant: string }) => Backend | Promise<Backend>;
