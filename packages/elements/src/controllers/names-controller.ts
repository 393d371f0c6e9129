import type { Client, Crm, Lead, NounRef } from '@dealerkit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The names of records that others refer to, asked in one batch for all that are shown, and kept. */
export class NamesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #names = new Map<string, string>();
  #crm: Crm | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.reset();
  }

  /** Forgets every name. */
  reset(): void {
    this.#names.clear();
    this.#crm = undefined;
  }

  /** The name of a record; empty until it is known, and where it may not be seen. */
  of(crm: Crm, noun: NounRef<Client | Lead>, id: string): string {
    if (crm !== this.#crm) this.reset();
    this.#crm = crm;
    const key = `${noun.name}:${id}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    this.#names.set(key, '');
    void this.#ask(crm, noun, id, key);
    return '';
  }

  async #ask(crm: Crm, noun: NounRef<Client | Lead>, id: string, key: string): Promise<void> {
    const record = await crm.get(noun, id).catch(() => undefined);
    if (crm !== this.#crm || !record?.name) return;
    this.#names.set(key, record.name);
    this.#host.requestUpdate();
  }
}
