import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How a list tells its rows' names and takes focus. */
export interface KeyedRows {
  readonly ids: () => readonly string[];
  readonly nameOf: (index: number) => string;
  readonly focus: (id: string) => void;
  /** The row with focus in it. */
  readonly focused: () => string | undefined;
  readonly help: () => void;
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Milliseconds after which typing starts another word. */
const typingMs = 700;

/** The keys of a list: arrows, Home and End, the beginning of a name; one row at a time is reached by Tab. */
export class RowKeysController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #rows: KeyedRows;
  #current: string | undefined;
  #typed = '';
  #typedAt = 0;
  #shown: readonly string[] = [];
  #held: { readonly id: string; readonly at: number } | undefined;

  constructor(host: ReactiveControllerHost, rows: KeyedRows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  hostConnected(): void {
    this.#typed = '';
  }

  hostUpdate(): void {
    const id = this.#rows.focused();
    this.#held = id === undefined ? undefined : { id, at: this.#shown.indexOf(id) };
  }

  hostUpdated(): void {
    this.#shown = this.#rows.ids();
    const held = this.#held;
    if (!held || this.#shown.includes(held.id)) return;
    // The row that had focus has left: its neighbour takes it, not the top of the page.
    this.#go(this.#shown[Math.min(Math.max(held.at, 0), this.#shown.length - 1)]);
  }

  /** The row that Tab reaches: the one last visited, else the first. */
  get current(): string | undefined {
    const ids = this.#rows.ids();
    return this.#current !== undefined && ids.includes(this.#current) ? this.#current : ids[0];
  }

  /** Remembers where the person is. */
  visit(id: string): void {
    if (id === this.#current) return;
    this.#current = id;
    this.#host.requestUpdate();
  }

  /** Forgets where the person was. */
  reset(): void {
    this.#current = undefined;
    this.#typed = '';
  }

  /** Whether a space goes on with the name that is being typed: one of them goes on so. */
  typesSpace(event: KeyboardEvent): boolean {
    if (!this.#goesOn(event)) return false;
    return this.#rows.ids().some((_id, index) => plain(this.#rows.nameOf(index)).startsWith(`${this.#typed} `));
  }

  #goesOn({ timeStamp }: KeyboardEvent): boolean {
    return this.#typed !== '' && timeStamp - this.#typedAt < typingMs;
  }

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const ids = this.#rows.ids();
    const at = ids.indexOf(this.current ?? '');
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const to = moves[event.key] ?? this.#typedTo(event, at);
    if (event.key === '?') this.#rows.help();
    else if (to === undefined) return;
    else this.#go(ids[Math.max(0, Math.min(ids.length - 1, to))]);
    event.preventDefault();
  };

  #go(id: string | undefined): void {
    if (id === undefined) return;
    this.visit(id);
    this.#rows.focus(id);
  }

  #typedTo(event: KeyboardEvent, at: number): number | undefined {
    const { key, timeStamp } = event;
    const goesOn = this.#goesOn(event);
    if (key.length !== 1 || key === '?' || (key === ' ' && this.#typed === '')) return undefined;
    this.#typed = plain(goesOn ? this.#typed + key : key);
    this.#typedAt = timeStamp;
    const count = this.#rows.ids().length;
    // A first letter goes on to the next such name; more letters may stay where they are.
    const from = this.#typed.length > 1 ? at : at + 1;
    for (let step = 0; step < count; step++) {
      const index = (from + step) % count;
      if (plain(this.#rows.nameOf(index)).startsWith(this.#typed)) return index;
    }
    return at;
  }
}
