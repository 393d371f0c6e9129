/** Which rows came while the list was shown, as against those of a first answer or of a next page. */
export class Arrivals {
  /** Ids to be marked as new. */
  readonly fresh = new Set<string>();
  readonly #known = new Set<string>();
  // Those of the last time; they are known from the next time on, so that a first answer, however long, costs nothing.
  #last: readonly string[] = [];

  /** Another question was asked: its first answer is not news. */
  reset(): void {
    this.fresh.clear();
    this.#known.clear();
    this.#last = [];
  }

  /** Takes the rows as shown now; tells how many of them are new. What stands below the former last row came with a page. */
  take(ids: readonly string[]): number {
    for (const id of this.#last) this.#known.add(id);
    const last = this.#last.at(-1);
    const end = last === undefined ? 0 : Math.max(0, ids.indexOf(last));
    const arrived = ids.slice(0, end).filter((id) => !this.#known.has(id));
    for (const id of arrived) this.fresh.add(id);
    this.#last = ids;
    return arrived.length;
  }
}
