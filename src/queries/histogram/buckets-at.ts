import { almostEqual } from './almost-equal';
import type { Buckets } from './buckets';
import type { Repair } from './repair';
import { hasSample } from '../samples';

const SMALL_DELTA = 1e-12;

/**
 * The buckets of one point, repaired as the server repairs them. One object serves all points of a grid, so that a walk
 * over the grid allocates nothing.
 */
export class BucketsAt {
  /** Upper bounds, ascending, each once. Valid below `length`. */
  readonly bounds: Float64Array;
  /** Cumulative counts that never fall. Valid below `length`. */
  readonly counts: Float64Array;
  /** Number of buckets that have a sample at this point. */
  length = 0;

  /** @param most the highest number of buckets */
  constructor(most: number) {
    this.bounds = new Float64Array(most);
    this.counts = new Float64Array(most);
  }

  /** Reads the buckets of a point: skips buckets without a sample, adds those of equal bounds, repairs falling counts. */
  read({ bounds, counts }: Buckets, index: number, repair: Repair): void {
    let length = 0;
    for (let i = 0; i < bounds.length; i++) {
      const samples = counts[i];
      const bound = bounds[i];
      if (!samples || bound === undefined || !hasSample(samples, index)) continue;
      const count = samples.values[index] ?? NaN;
      if (length > 0 && this.bounds[length - 1] === bound) {
        this.counts[length - 1] = (this.counts[length - 1] ?? 0) + count;
      } else {
        this.bounds[length] = bound;
        this.counts[length] = count;
        length += 1;
      }
    }
    this.length = length;
    if (repair === 'running-maximum') this.#raise();
    else this.#smooth();
  }

  /** True when the last bound is +Inf. Without it the server gives NaN for any quantile. */
  get isComplete(): boolean {
    return this.length > 0 && this.bounds[this.length - 1] === Infinity;
  }

  #raise(): void {
    let most = this.counts[0] ?? NaN;
    for (let i = 1; i < this.length; i++) {
      const count = this.counts[i] ?? NaN;
      // Two comparisons: a NaN count is not raised and does not become the maximum.
      if (count > most) most = count;
      else if (count < most) this.counts[i] = most;
    }
  }

  #smooth(): void {
    let previous = this.counts[0] ?? NaN;
    for (let i = 1; i < this.length; i++) {
      const count = this.counts[i] ?? NaN;
      if (count === previous) continue;
      if (almostEqual(previous, count, SMALL_DELTA) || count < previous) this.counts[i] = previous;
      else previous = count;
    }
  }
}
