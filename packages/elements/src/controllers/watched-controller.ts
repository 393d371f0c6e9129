import type { Watched, WatchState } from '@dealerkit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Shows a watched value in an element: listens while the element is connected and not a moment longer. */
export class WatchedController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #watched: Watched<T> | undefined;
  #leave: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What is known now, or undefined while nothing is followed. */
  get current(): WatchState<T> | undefined {
    return this.#watched?.state;
  }

  get following(): boolean {
    return this.#watched !== undefined;
  }

  /** Follows another value, or none; what was known of the former one is forgotten. */
  follow(watched: Watched<T> | undefined): void {
    this.#stop();
    this.#watched = watched;
    this.#start();
  }

  /** Asks again now. */
  readonly refresh = async (): Promise<void> => {
    await this.#watched?.refresh();
  };

  hostConnected(): void {
    this.#connected = true;
    this.#start();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop();
  }

  #start(): void {
    if (!this.#connected || this.#leave) return;
    this.#leave = this.#watched?.subscribe(() => {
      this.#host.requestUpdate();
    });
  }

  #stop(): void {
    this.#leave?.();
    this.#leave = undefined;
  }
}
