/** A text made from another one, that still knows where each of its characters came from. */
export class EditedText {
  readonly #parts: string[] = [];
  readonly #outs: number[] = [];
  readonly #ins: number[] = [];
  #length = 0;

  /** Adds what stands at `from` in the other text, or what replaces it. */
  add(part: string, from: number): void {
    if (part === '') return;
    this.#outs.push(this.#length);
    this.#ins.push(from);
    this.#parts.push(part);
    this.#length += part.length;
  }

  text(): string {
    return this.#parts.join('');
  }

  /** Where in the other text this offset came from. */
  origin(offset: number): number {
    let [low, high] = [0, this.#outs.length - 1];
    if (high < 0) return 0;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#outs[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#ins[low]! + offset - this.#outs[low]!;
  }
}
