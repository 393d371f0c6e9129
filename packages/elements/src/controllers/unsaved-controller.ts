import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Has the browser ask before a page is left on which something typed is not saved. */
export class UnsavedController implements ReactiveController {
  readonly #isDirty: () => boolean | undefined;
  #connected = false;
  readonly #ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };

  constructor(host: ReactiveControllerHost, isDirty: () => boolean | undefined) {
    this.#isDirty = isDirty;
    host.addController(this);
  }

  hostUpdated(): void {
    // A page with this listener is kept out of the back-forward cache, so it stays only while needed.
    if (this.#connected && this.#isDirty()) addEventListener('beforeunload', this.#ask);
    else removeEventListener('beforeunload', this.#ask);
  }

  hostConnected(): void {
    this.#connected = true;
    this.hostUpdated();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.hostUpdated();
  }
}
