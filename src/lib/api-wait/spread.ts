/** Sorted numbers with their median and their spread; more numbers can be added. */
export class Spread {
  readonly #sorted: number[] = [];

  get size(): number {
    return this.#sorted.length;
  }

  /** The median; NaN when there are no numbers. */
  get median(): number {
    return this.at(0.5);
  }

  /** Half the distance between the 16th and the 84th percentile: the standard deviation of a normal distribution. */
  get deviation(): number {
    return (this.at(0.84) - this.at(0.16)) / 2;
  }

  add(value: number): void {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, value);
  }

  /** The quantile of a share; NaN when there are no numbers. */
  at(share: number): number {
    return this.#sorted[Math.round(share * (this.#sorted.length - 1))] ?? NaN;
  }
}
