import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FormDefinition } from '@dealerkit/core';
import { type NoDefinition, loadDefinition } from './load-definition.ts';

/** Keeps the definition that an element wants: asks for it, asks again after a failure, follows a change of address or language. */
export class DefinitionLoader implements ReactiveController {
  definition: FormDefinition | undefined;
  failed: NoDefinition | undefined;
  #wanted = '';
  #asking: AbortController | undefined;
  #failures = 0;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says what is wanted; the same wish again does nothing. */
  want(address: string | undefined, lang: string): void {
    const wanted = `${lang} ${address ?? ''}`;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#asking?.abort();
    if (address) void this.#load(address, lang, (this.#asking = new AbortController()).signal);
    else this.failed = { again: false, reference: 'form-address-missing' };
  }

  /** Asks again now. */
  readonly retry = (): void => {
    this.#wanted = '';
    this.#host.requestUpdate();
  };

  hostConnected(): void {
    if (!this.definition) this.retry();
  }

  hostDisconnected(): void {
    this.#asking?.abort();
    this.#wanted = this.definition ? this.#wanted : '';
  }

  async #load(address: string, lang: string, signal: AbortSignal): Promise<void> {
    const loaded = await loadDefinition(address, lang, signal);
    if (signal.aborted) return;
    if ('fields' in loaded) {
      this.definition = loaded;
      this.failed = undefined;
    } else {
      this.failed = loaded;
      if (loaded.again) this.#askLater(signal);
    }
    this.#host.requestUpdate();
  }

  #askLater(signal: AbortSignal): void {
    const timer = setTimeout(this.retry, ++this.#failures * 5_000 * (1 + Math.random()));
    addEventListener('online', this.retry, { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  }
}
