import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { eachTick } from './ticker.ts';

/** Milliseconds between two looks at the clock. */
export const tickMs = 30_000;

/** Renders an element again as time goes by, so that "2 minutes ago" stays true. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#leave = eachTick(tickMs, () => {
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#leave?.();
  }
}
