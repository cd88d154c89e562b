import type { Buckets } from './buckets';
import { BucketsAt } from './buckets-at';
import type { Repair } from './repair';
import { SamplesBuilder, type Samples } from '../samples';

/**
 * The share of observations up to `threshold`, 0 to 1: the inverse of `quantileAt`. At a bound it is exact: the rate of
 * that bucket over the rate of +Inf. Inside a bucket it is interpolated; the first bucket begins at 0, and where it ends at
 * or below 0 all its observations count at its bound. Above the highest finite bound it is the share at that bound,
 * which is a lower limit.
 * @param threshold in the unit of the bounds
 * @returns NaN when the server's division or quantile gives NaN: no +Inf bucket, no other bucket, no observation, a NaN
 *   among the counts in use, or a bucket that begins at -Inf
 */
export function shareAt(at: BucketsAt, threshold: number): number {
  const { bounds, counts, length } = at;
  const total = counts[length - 1] ?? NaN;
  if (!at.isComplete || length < 2 || total === 0 || Number.isNaN(threshold)) return NaN;
  let b = 0;
  while (b < length - 1 && (bounds[b] ?? NaN) < threshold) b += 1;
  const upper = bounds[b] ?? NaN;
  const count = counts[b] ?? NaN;
  if (upper === threshold) return count / total;
  if (b === length - 1) return (counts[length - 2] ?? NaN) / total;
  if (b === 0 && (upper <= 0 || threshold <= 0)) return Number.isNaN(total) ? NaN : 0;
  const lower = b > 0 ? (bounds[b - 1] ?? NaN) : 0;
  const below = b > 0 ? (counts[b - 1] ?? NaN) : 0;
  return (below + (count - below) * ((threshold - lower) / (upper - lower))) / total;
}

/**
 * {@link shareAt} over a grid, such as attainment of a latency goal. No sample where no bucket has one.
 * @param threshold in the unit of the bounds
 * @param length number of points of the grid
 */
export function shareWithin(buckets: Buckets, threshold: number, length: number, repair: Repair): Samples {
  const column = new SamplesBuilder(length);
  const at = new BucketsAt(buckets.bounds.length);
  for (let i = 0; i < length; i++) {
    at.read(buckets, i, repair);
    if (at.length > 0) column.set(i, shareAt(at, threshold));
  }
  return column.build();
}
