/** Items in the order of their times. An addition moves the items after it, which is fast for some thousand items. */
export class Agenda<T> {
  readonly #entries: { readonly atMs: number; readonly item: T }[] = [];

  /** Time of the first item; Infinity without items. */
  get nextMs(): number {
    return this.#entries.at(-1)?.atMs ?? Infinity;
  }

  /** Items of the same time leave in the order in which they were added. */
  add(atMs: number, item: T): void {
    // The first item is at the end of the array, so that its removal moves no other item.
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.atMs ?? -Infinity) > atMs) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, { atMs, item });
  }

  take(): T | undefined {
    return this.#entries.pop()?.item;
  }
}
