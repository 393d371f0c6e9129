/** Which rows came while the list was shown, as against those of a first answer or of a next page. */
export class Arrivals {
  /** Ids to be marked as new. */
  readonly fresh = new Set<string>();
  #known: Set<string> | undefined;
  #last: string | undefined;

  /** Another question was asked: its first answer is not news. */
  reset(): void {
    this.fresh.clear();
    this.#known = undefined;
    this.#last = undefined;
  }

  /** Takes the rows as shown now; tells how many of them are new. What stands below the former last row came with a page. */
  take(ids: readonly string[]): number {
    const known = this.#known;
    const end = this.#last === undefined ? -1 : ids.indexOf(this.#last);
    const arrived = known && end >= 0 ? ids.slice(0, end).filter((id) => !known.has(id)) : [];
    for (const id of arrived) this.fresh.add(id);
    const all = (this.#known ??= new Set());
    for (const id of ids) all.add(id);
    this.#last = ids.at(-1);
    return arrived.length;
  }
}
