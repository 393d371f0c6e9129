import type { Client, Contact, Crm, Seen, Watched } from '@dealerkit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clientNoun, contactNoun } from '../context/contracts.ts';

/** A client or a contact, as it is known now. */
export type PersonRecord = Seen<Client> | Seen<Contact>;

interface Followed {
  readonly watched: Watched<PersonRecord>;
  leave: (() => void) | undefined;
}

/** Follows the people of a lead, each by its `ref`: those who come are listened to, those who go are not any more. */
export class PeopleController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #people = new Map<string, Followed>();
  #crm: Crm | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Follows exactly these. */
  follow(crm: Crm | undefined, refs: readonly string[]): void {
    const wanted = crm === this.#crm ? refs : [];
    for (const [ref, followed] of this.#people)
      if (!wanted.includes(ref)) {
        followed.leave?.();
        this.#people.delete(ref);
      }
    this.#crm = crm;
    for (const ref of crm ? refs : [])
      if (crm && !this.#people.has(ref)) this.#people.set(ref, { watched: watch(crm, ref), leave: undefined });
    if (this.#connected) this.#listen();
  }

  /** What is known of one; undefined while it is on its way, and where it may not be seen. */
  get(ref: string): PersonRecord | undefined {
    return this.#people.get(ref)?.watched.state.value;
  }

  /** Whether one is still on its way. */
  loading(ref: string): boolean {
    return this.#people.get(ref)?.watched.state.status === 'loading';
  }

  /** Asks for one again. */
  async refresh(ref: string): Promise<void> {
    await this.#people.get(ref)?.watched.refresh();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const followed of this.#people.values()) {
      followed.leave?.();
      followed.leave = undefined;
    }
  }

  #listen(): void {
    for (const followed of this.#people.values())
      followed.leave ??= followed.watched.subscribe(() => {
        this.#host.requestUpdate();
      });
  }
}

const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

function watch(crm: Crm, ref: string): Watched<PersonRecord> {
  return ref.startsWith('client:') ? crm.watch(clientNoun, idOf(ref)) : crm.watch(contactNoun, idOf(ref));
}
