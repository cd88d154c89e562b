/** Numbers with their median and their spread; more numbers can be added. They are sorted when somebody asks. */
export class Spread {
  readonly #sorted: number[] = [];
  readonly #added: number[] = [];

  get size(): number {
    return this.#sorted.length + this.#added.length;
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
    this.#added.push(value);
  }

  /** The quantile of a share; NaN when there are no numbers. */
  at(share: number): number {
    for (const value of this.#added) this.#insert(value);
    this.#added.length = 0;
    return this.#sorted[Math.round(share * (this.#sorted.length - 1))] ?? NaN;
  }

  #insert(value: number): void {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, value);
  }
}
