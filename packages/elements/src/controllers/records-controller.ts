import type { BaseRecord, Crm, NounRef, Seen, Watched, WatchState } from '@dealerkit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type State = WatchState<Seen<BaseRecord>>;

/** Records of any nouns that stay current while an element shows them; those asked for at once are one read of each noun. */
export class RecordsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts = new Map<string, { readonly watched: Watched<Seen<BaseRecord>>; leave: (() => void) | undefined }>();
  #crm: Crm | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Follows exactly these, each `noun:id`. */
  follow(crm: Crm | undefined, refs: readonly string[]): void {
    const wanted = new Set(crm ? refs : []);
    for (const [ref, { leave }] of this.#parts)
      if (crm !== this.#crm || !wanted.has(ref)) {
        leave?.();
        this.#parts.delete(ref);
      }
    this.#crm = crm;
    for (const ref of wanted) {
      if (!crm || this.#parts.has(ref)) continue;
      const end = ref.indexOf(':');
      const noun: NounRef<BaseRecord> = { name: ref.slice(0, end) };
      this.#parts.set(ref, { watched: crm.watch(noun, ref.slice(end + 1)), leave: undefined });
    }
    if (this.#connected) this.#listen();
  }

  /** What is known of one of them; undefined where it is not followed. */
  of(ref: string): State | undefined {
    return this.#parts.get(ref)?.watched.state;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const part of this.#parts.values()) {
      part.leave?.();
      part.leave = undefined;
    }
  }

  #listen(): void {
    for (const part of this.#parts.values())
      part.leave ??= part.watched.subscribe(() => {
        this.#host.requestUpdate();
      });
  }
}
