import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Kept } from './outbox-port.ts';
import type { Runner } from './runner.ts';

/** What this device still has of requests that were written before the one in the form. */
export type Earlier = 'none' | 'waiting' | 'refused' | 'received';

/** What follows earlier requests needs to know of its form. */
export interface EarlierOptions {
  readonly runner: Promise<Runner | undefined>;
  /** Address that the form sends to. */
  address(): string | undefined;
  /** Key of the request that the form itself is busy with. */
  own(): string | undefined;
  onReceived(key: string, receivedAt: string): void;
  onExpired(count: number): void;
}

/** Follows the requests of a form that an earlier page kept, while the form is on the page. */
export class EarlierRequests implements ReactiveController {
  is: Earlier = 'none';
  #entries: readonly Kept[] = [];
  #leave: (() => void) | undefined;
  #connected = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: EarlierOptions;

  constructor(host: ReactiveControllerHost, options: EarlierOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    void this.#follow();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Sends all of them at once. */
  readonly now = (): void => {
    void this.#options.runner.then(async (runner) => {
      for (const entry of this.#entries) await runner?.now(entry);
    });
  };

  /** Erases all of them. */
  readonly forget = (): void => {
    void this.#options.runner.then(async (runner) => {
      for (const entry of this.#entries) await runner?.forget(entry);
    });
  };

  /** Key and text of the oldest one that was refused. */
  async refused(): Promise<{ key: string; text: string } | undefined> {
    const entry = this.#entries.find(({ state }) => state === 'parked');
    const text = entry && (await (await this.#options.runner)?.store.read(entry.key));
    return entry && text !== undefined ? { key: entry.key, text } : undefined;
  }

  async #follow(): Promise<void> {
    const runner = await this.#options.runner;
    if (!runner || !this.#connected || this.#leave) return;
    let received = false;
    const look = () => void this.#look(runner, received);
    this.#leave = runner.listen((news) => {
      if (news.formKey !== this.#options.address() || news.key === this.#options.own() || news.is === 'attempt') return;
      if (news.is === 'ended' && news.outcome.kind === 'delivered') {
        received = true;
        this.#options.onReceived(news.key, news.outcome.receivedAt);
      }
      look();
    });
    const expired = await runner.started;
    if (expired > 0) this.#options.onExpired(expired);
    look();
  }

  async #look(runner: Runner, received: boolean): Promise<void> {
    const address = this.#options.address();
    if (address === undefined) return;
    const entries = await runner.store.list(address).catch(() => []);
    this.#entries = entries.filter(({ key }) => key !== this.#options.own());
    const rest = received ? 'received' : 'none';
    this.is = this.#entries.length === 0 ? rest : this.#entries.some(({ state }) => state === 'parked') ? 'refused' : 'waiting';
    this.#host.requestUpdate();
  }
}
