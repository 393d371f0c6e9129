import type { Crm, DealerkitError, Noun, Session } from '@dealerkit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { crmContext, hashHref, type CrmScope, type HrefFor } from '../context/crm-context.ts';
import { requestContext } from '../context/protocol.ts';

/** An element that shows what one person may see. */
export interface CrmHost extends ReactiveControllerHost, Element {
  /** The Crm, or who it speaks for, is another one: everything known is now somebody else's. */
  crmChanged(): void;
}

/** Finds the Crm of an element: the one it was given, else the nearest provider's. Either may come late and change; the session comes with it. */
export class CrmController implements ReactiveController {
  crm: Crm | undefined;
  readonly #host: CrmHost;
  #given: Crm | undefined;
  #scope: CrmScope | undefined;
  #leaveProvider: (() => void) | undefined;
  #leaveSession: (() => void) | undefined;
  #person: string | undefined;
  #connected = false;

  constructor(host: CrmHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Gives the element a Crm of its own, which outweighs every provider; `undefined` takes it back. */
  give(crm: Crm | undefined): void {
    this.#given = crm;
    this.#choose();
  }

  get session(): Session | undefined {
    return this.crm?.session.state.value;
  }

  /** Why nothing can be shown at all, if so. */
  get failure(): DealerkitError | undefined {
    if (!this.crm) return this.#scope?.failure;
    return this.session ? undefined : this.crm.session.state.error;
  }

  get hrefFor(): HrefFor {
    return this.#scope?.hrefFor ?? hashHref;
  }

  /** Where the gateway is, as far as the provider knows. */
  get url(): string | undefined {
    return this.#scope?.url;
  }

  /** The definition of a noun by its name, where the page gave it to the provider. */
  noun(name: string): Noun | undefined {
    return this.#scope?.nouns.find((noun) => noun.name === name);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('context-provider', this.#onProvider);
    this.#ask();
    // Moved to where nobody provides: the former provider's Crm does not come along.
    if (!this.#leaveProvider) this.#scope = undefined;
    this.#choose();
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('context-provider', this.#onProvider);
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#leaveSession?.();
    this.#leaveSession = undefined;
  }

  readonly #onProvider = (event: Event): void => {
    if ('context' in event && event.context === crmContext && !this.#leaveProvider) this.#ask();
  };

  #ask(): void {
    requestContext(crmContext, this.#host, (scope, leave) => {
      // Another provider in between has taken over.
      if (leave !== this.#leaveProvider) this.#leaveProvider?.();
      this.#leaveProvider = leave;
      this.#scope = scope;
      this.#choose();
      this.#host.requestUpdate();
    });
  }

  #choose(): void {
    const crm = this.#given ?? this.#scope?.crm;
    if (crm === this.crm) return;
    this.#leaveSession?.();
    this.#leaveSession = undefined;
    this.crm = crm;
    this.#person = this.session?.principal.id;
    this.#host.crmChanged();
    this.#listen();
  }

  #listen(): void {
    if (!this.#connected || this.#leaveSession || !this.crm) return;
    this.#leaveSession = this.crm.session.subscribe(() => {
      const person = this.session?.principal.id;
      if (person !== undefined && this.#person !== undefined && person !== this.#person) this.#host.crmChanged();
      this.#person = person ?? this.#person;
      this.#host.requestUpdate();
    });
  }
}
