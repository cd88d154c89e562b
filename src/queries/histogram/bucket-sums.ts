import type { Samples } from '../samples';
import type { Buckets } from './buckets';

/**
 * Buckets over several points together, each the sum of its points. It remembers the last span, because all quantiles of a
 * histogram ask for the same one after each other, and one piece of memory serves all spans: use a result before the next call.
 */
export class BucketSums {
  readonly #counts: readonly Samples[];
  readonly #sums: Buckets;
  #first = NaN;
  #last = NaN;

  constructor({ bounds, counts }: Buckets) {
    this.#counts = counts;
    this.#sums = { bounds, counts: counts.map(() => ({ values: Float64Array.of(NaN), nanAt: null })) };
  }

  /**
   * The buckets over the points from `first` to `last`, both included, as a grid of one point. A bucket without a number there has no
   * sample.
   */
  over(first: number, last: number): Buckets {
    if (first === this.#first && last === this.#last) return this.#sums;
    for (const [b, { values }] of this.#counts.entries()) {
      let sum = NaN;
      const end = Math.min(last, values.length - 1);
      for (let i = Math.max(0, first); i <= end; i++) {
        const value = values[i] ?? NaN;
        if (!Number.isNaN(value)) sum = (Number.isNaN(sum) ? 0 : sum) + value;
      }
      this.#sums.counts[b]?.values.fill(sum);
    }
    [this.#first, this.#last] = [first, last];
    return this.#sums;
  }
}
