/** Counts per bucket. Many equal observations can be added in one call. */
export class Histogram {
  readonly #bounds: Float64Array;
  readonly #counts: Float64Array;
  #count = 0;
  #sum = 0;

  /** @param bounds upper bounds, inclusive and ascending, without +Inf */
  constructor(bounds: readonly number[]) {
    this.#bounds = Float64Array.from(bounds);
    this.#counts = new Float64Array(bounds.length + 1);
  }

  get count(): number {
    return this.#count;
  }

  get sum(): number {
    return this.#sum;
  }

  observe(value: number, times = 1): void {
    const bounds = this.#bounds;
    let bucket = 0;
    while (bucket < bounds.length && value > (bounds[bucket] ?? 0)) bucket += 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + times;
    this.#count += times;
    this.#sum += value * times;
  }

  /** Writes the cumulative buckets up to +Inf, then the count and the sum. */
  write(out: Float64Array, at: number): void {
    const counts = this.#counts;
    let cumulative = 0;
    for (let i = 0; i < counts.length; i++) {
      cumulative += counts[i] ?? 0;
      out[at + i] = cumulative;
    }
    out[at + counts.length] = this.#count;
    out[at + counts.length + 1] = this.#sum;
  }
}
