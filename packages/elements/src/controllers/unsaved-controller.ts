import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Has the browser ask before a page is left on which something typed is not saved. */
export class UnsavedController implements ReactiveController {
  readonly #isDirty: () => boolean;
  readonly #ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };

  constructor(host: ReactiveControllerHost, isDirty: () => boolean) {
    this.#isDirty = isDirty;
    host.addController(this);
  }

  hostUpdated(): void {
    // A page with this listener is kept out of the back-forward cache, so it stays only while needed.
    if (this.#isDirty()) addEventListener('beforeunload', this.#ask);
    else removeEventListener('beforeunload', this.#ask);
  }

  hostConnected(): void {
    if (this.#isDirty()) addEventListener('beforeunload', this.#ask);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#ask);
  }
}
