import type { Buckets } from './buckets';
import { BucketsAt } from './buckets-at';
import type { Repair } from './repair';
import { blankColumns, SamplesBuilder, type Samples } from '../samples';

/**
 * The quantile of the buckets of one point, computed in the same order of operations as Prometheus.
 * @param q 0 to 1; -Infinity results below 0, +Infinity above 1
 * @returns in the unit of the bounds. NaN when the server gives NaN: no +Inf bucket, no other bucket, no observation, q is
 *   NaN, or q is 0 and the first bucket is empty. The highest finite bound when the quantile is above it.
 * @see https://github.com/prometheus/prometheus/blob/main/promql/quantile.go
 */
export function quantileAt(at: BucketsAt, q: number): number {
  if (Number.isNaN(q)) return NaN;
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  if (!hasQuantile(at)) return NaN;
  const { bounds, counts, length } = at;
  let rank = q * (counts[length - 1] ?? NaN);
  const b = firstAtLeast(counts, length - 1, rank);
  if (b === length - 1) return bounds[length - 2] ?? NaN;
  const first = bounds[0] ?? NaN;
  if (b === 0 && first <= 0) return first;
  const end = bounds[b] ?? NaN;
  let count = counts[b] ?? NaN;
  let start = 0;
  if (b > 0) {
    start = bounds[b - 1] ?? NaN;
    const below = counts[b - 1] ?? NaN;
    count -= below;
    rank -= below;
  }
  return start + (end - start) * (rank / count);
}

/**
 * `histogram_quantile(q, buckets)` for several quantiles in one walk over the grid: a column for each, without a sample
 * where no bucket has one.
 * @param length number of points of the grid
 */
export function quantiles(
  buckets: Buckets,
  qs: readonly number[],
  length: number,
  repair: Repair,
): Samples[] {
  const columns = blankColumns(qs.length, length).map((blank) => new SamplesBuilder(blank));
  const at = new BucketsAt(buckets.bounds.length);
  for (let i = 0; i < length; i++) {
    at.read(buckets, i, repair);
    if (at.length === 0) continue;
    for (let k = 0; k < qs.length; k++) columns[k]?.set(i, quantileAt(at, qs[k] ?? NaN));
  }
  return columns.map((column) => column.build());
}

/** The bounds of the bucket of a quantile. */
interface BucketAround {
  /** Exclusive. 0 in a first bucket that ends above 0, -Infinity in one that does not. */
  readonly lower: number;
  /** Inclusive. Infinity in the top bucket. */
  readonly upper: number;
  /** True in the first bucket, whose lower bound is a convention: 0 where it ends above 0. */
  readonly isFirst: boolean;
  /** True above the highest finite bound: {@link quantileAt} then gives that bound, which is too low. */
  readonly isTop: boolean;
}

/** The bucket of a quantile; null when {@link quantileAt} gives no finite number. */
export function bucketAround(at: BucketsAt, q: number): BucketAround | null {
  const { bounds, counts, length } = at;
  if (!Number.isFinite(quantileAt(at, q)) || Number.isNaN(counts[length - 1])) return null;
  const b = firstAtLeast(counts, length - 1, q * (counts[length - 1] ?? NaN));
  const upper = bounds[b] ?? NaN;
  const lower = b > 0 ? (bounds[b - 1] ?? NaN) : upper > 0 ? 0 : -Infinity;
  return { lower, upper, isFirst: b === 0, isTop: b === length - 1 };
}

/** True when there are a +Inf bucket, another bucket and a count that is not 0. */
function hasQuantile(at: BucketsAt): boolean {
  return at.isComplete && at.length >= 2 && at.counts[at.length - 1] !== 0;
}

/** Go's sort.Search: the smallest index below `end` whose count is at least `rank`, by binary search; else `end`. */
export function firstAtLeast(counts: ArrayLike<number>, end: number, rank: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((counts[middle] ?? NaN) >= rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
