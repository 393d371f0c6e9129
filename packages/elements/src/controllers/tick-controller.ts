import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { eachTick } from './ticker.ts';

/**
 * Lets an element write what changes with every second, without rendering: after each render, and each second while the page is seen.
 * What is written must be of nodes that the template leaves empty. `rendered` says that they may be new.
 */
export class TickController implements ReactiveController {
  readonly #write: (rendered: boolean) => void;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, write: (rendered: boolean) => void) {
    this.#write = write;
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = eachTick(1000, () => {
      this.#write(false);
    });
  }

  hostDisconnected(): void {
    this.#leave?.();
  }

  hostUpdated(): void {
    this.#write(true);
  }
}
