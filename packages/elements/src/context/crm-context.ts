import type { Crm, DealerkitError, Noun } from '@dealerkit/core';
import type { Context } from '@lit/context';

/** Where a record is shown on the host's site: an address for its link, or nothing when it has no page. */
export type HrefFor = (noun: string, id: string) => string | undefined;

/** What a provider gives to the widgets below it. */
export interface CrmScope {
  readonly crm: Crm | undefined;
  readonly hrefFor: HrefFor | undefined;
  /** Definitions of nouns, for the widgets that show any noun. */
  readonly nouns: readonly Noun[];
  /** What the tab calls that which is typed and not saved; without it nothing is kept. */
  readonly drafts?: string | undefined;
  /** Where the gateway is, as the page wrote it; empty where the page made its own Crm and does not say. */
  readonly url?: string;
  /** Why there is no Crm, when there will be none. */
  readonly failure: DealerkitError | undefined;
}

/** The context by which widgets find their Crm: the nearest provider answers, also one that arrives late. */
export const crmContext: Context<symbol, CrmScope> = Symbol.for('dealerkit.crm') as never;

/** Where a record is when the host says nothing: a hash that a small router can read. */
export const hashHref: HrefFor = (noun, id) => `#/${noun}/${encodeURIComponent(id)}`;
