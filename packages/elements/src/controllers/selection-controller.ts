import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Which rows of a list are chosen: one by one, in ranges, or all that are loaded. What is no longer shown is no longer chosen. */
export class SelectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #shown: () => readonly string[];
  #chosen = new Set<string>();
  /** Where a range begins. */
  #anchor: string | undefined;

  constructor(host: ReactiveControllerHost, shown: () => readonly string[]) {
    this.#host = host;
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.clear();
  }

  /** The chosen ones, from above. */
  get ids(): readonly string[] {
    return this.#shown().filter((id) => this.#chosen.has(id));
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  /** Chooses one, or lets it go; with `range`, chooses everything from the last one to this. */
  toggle(id: string, { range = false } = {}): void {
    const shown = this.#shown();
    const [from, to] = [shown.indexOf(this.#anchor ?? ''), shown.indexOf(id)];
    if (range && from >= 0) for (const each of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) this.#chosen.add(each);
    else {
      this.#anchor = id;
      if (!this.#chosen.delete(id)) this.#chosen.add(id);
    }
    this.#host.requestUpdate();
  }

  /** Chooses all that are loaded; when they all are, none. */
  toggleAll(): void {
    const shown = this.#shown();
    this.#chosen = new Set(this.ids.length < shown.length ? shown : []);
    this.#host.requestUpdate();
  }

  /** Lets some go, or all. */
  clear(ids: Iterable<string> = [...this.#chosen]): void {
    for (const id of ids) this.#chosen.delete(id);
    this.#host.requestUpdate();
  }
}
