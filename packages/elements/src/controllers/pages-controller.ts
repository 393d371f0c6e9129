import type { Crm, DealerkitError, NounRef, Page, Query, ReadOf, Seen, Watched } from '@dealerkit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Part<R> {
  readonly cursor: string | undefined;
  readonly watched: Watched<Page<Seen<R>>>;
  leave: (() => void) | undefined;
  /** What was last shown of it, kept while it is asked again from another cursor. */
  items: readonly Seen<R>[];
}

/**
 * A list that grows by pages and stays current: every loaded page is watched. When rows arrive or leave, the pages below begin where
 * the page above now ends, so that no row is lost or shown twice at a seam.
 */
export class PagesController<N extends NounRef> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #noun: N;
  #crm: Crm | undefined;
  #query: Query | undefined;
  #parts: Part<ReadOf<N>>[] = [];
  #kept: readonly Seen<ReadOf<N>>[] = [];
  #connected = false;

  constructor(host: ReactiveControllerHost, noun: N) {
    this.#host = host;
    this.#noun = noun;
    host.addController(this);
  }

  /** Asks another question. `keep` goes on showing the former answer until the new one is there. */
  ask(crm: Crm | undefined, query: Query | undefined, { keep = false } = {}): void {
    this.#kept = keep ? this.rows : [];
    const depth = keep ? this.#parts.length : 1;
    for (const part of this.#parts) part.leave?.();
    this.#parts = [];
    this.#crm = crm;
    this.#query = query;
    if (crm && query) this.#add(undefined);
    this.#wanted = depth;
  }

  #wanted = 1;
  // The same rows are the same array: what is made of them is made once.
  #shown: { readonly of: readonly unknown[]; readonly rows: readonly Seen<ReadOf<N>>[] } = { of: [], rows: [] };

  /** What is shown, each record once. */
  get rows(): readonly Seen<ReadOf<N>>[] {
    if (this.#kept.length > 0 && this.loading) return this.#kept;
    const of = this.#parts.map(({ items }) => items);
    if (of.length !== this.#shown.of.length || of.some((items, index) => items !== this.#shown.of[index])) {
      const seen = new Set<string>();
      this.#shown = { of, rows: of.length === 1 && of[0] ? of[0] : of.flat().filter(({ id }) => !seen.has(id) && seen.add(id)) };
    }
    return this.#shown.rows;
  }

  /** True until the first page has answered. */
  get loading(): boolean {
    return this.#parts[0]?.watched.state.status === 'loading';
  }

  /** True while a further page is on its way. */
  get loadingMore(): boolean {
    return this.#parts.length > 1 && this.#parts.at(-1)?.watched.state.status === 'loading';
  }

  get error(): DealerkitError | undefined {
    const { status, error } = this.#parts[0]?.watched.state ?? {};
    return status === 'error' ? error : undefined;
  }

  get moreError(): DealerkitError | undefined {
    const { status, error } = this.#parts.slice(1).at(-1)?.watched.state ?? {};
    return status === 'error' ? error : undefined;
  }

  get stale(): boolean {
    return this.#parts.some(({ watched }) => watched.state.stale);
  }

  /** How many there are in all, up to 1,001; undefined until known. */
  get total(): number | undefined {
    return this.#parts[0]?.watched.state.value?.total;
  }

  /** What the amounts of all of them come to, where that was asked and is known. */
  get sums(): Readonly<Record<string, number>> | undefined {
    return this.#parts[0]?.watched.state.value?.sums;
  }

  get hasMore(): boolean {
    return this.#parts.at(-1)?.watched.state.value?.next !== undefined;
  }

  /** Loads the next page, or tries it again. */
  more(): void {
    const last = this.#parts.at(-1);
    if (!last) return;
    if (last.watched.state.status === 'error') void last.watched.refresh();
    else if (last.watched.state.value?.next !== undefined) {
      this.#wanted = this.#parts.length + 1;
      this.#add(last.watched.state.value.next);
    }
    this.#host.requestUpdate();
  }

  readonly refresh = (): void => {
    for (const { watched } of this.#parts) void watched.refresh();
  };

  hostConnected(): void {
    this.#connected = true;
    for (const part of this.#parts) this.#listen(part);
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const part of this.#parts) {
      part.leave?.();
      part.leave = undefined;
    }
  }

  #add(cursor: string | undefined, at = this.#parts.length, items: Part<ReadOf<N>>['items'] = []): void {
    const query = cursor === undefined ? { ...this.#query, count: true } : { ...this.#query, cursor, sum: undefined };
    const watched = this.#crm?.watchList(this.#noun, query as never);
    if (!watched) return;
    const part: Part<ReadOf<N>> = { cursor, watched, leave: undefined, items };
    this.#parts[at]?.leave?.();
    this.#parts[at] = part;
    if (this.#connected) this.#listen(part);
  }

  #listen(part: Part<ReadOf<N>>): void {
    part.leave ??= part.watched.subscribe(() => {
      this.#take(part);
      this.#host.requestUpdate();
    });
  }

  #take(part: Part<ReadOf<N>>): void {
    const { value, status } = part.watched.state;
    if (status === 'error') part.items = [];
    if (!value) return;
    part.items = value.items;
    const at = this.#parts.indexOf(part);
    const below = this.#parts[at + 1];
    if (at < 0) return;
    if (value.next === undefined) for (const gone of this.#parts.splice(at + 1)) gone.leave?.();
    else if (below && below.cursor !== value.next) this.#add(value.next, at + 1, below.items);
    else if (!below && this.#parts.length < this.#wanted) this.#add(value.next);
  }
}
