import type { ReactiveController, ReactiveControllerHost } from 'lit';

const hosts = new Set<ReactiveControllerHost>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** Milliseconds between two looks at the clock. */
export const tickMs = 30_000;

// Zone.js would take every tick for a reason to check a whole Angular application.
const { __zone_symbol__setInterval: every = setInterval } = globalThis as { __zone_symbol__setInterval?: typeof setInterval };

function tick(): void {
  if (document.visibilityState === 'visible') for (const host of hosts) host.requestUpdate();
}

/** Renders an element again as time goes by, so that "2 minutes ago" stays true; one timer serves all of them. */
export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    ticking ??= every(tick, tickMs);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  }
}
