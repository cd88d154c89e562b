import type { FrameCells } from '../../lib/frame';

/** The rows of a heatmap, all of the same height. Row 0 is at the bottom and shows the bucket `first`. */
export interface HeatRows {
  readonly first: number;
  /** Number of rows, at least 1. */
  readonly count: number;
  /** Upper bounds of all buckets, ascending, in the unit of Prometheus. */
  readonly bounds: readonly number[];
}

/** The rows from the lowest to the highest bucket with observations, plus one empty row on each side; null without observations. */
export function heatRows({ bounds, counts }: FrameCells): HeatRows | null {
  const isUsed = bounds.map((_, b) => counts[b]?.some((count) => count !== null && count > 0) ?? false);
  const lowest = isUsed.indexOf(true);
  if (lowest < 0) return null;
  const first = Math.max(0, lowest - 1);
  const last = Math.min(bounds.length - 1, isUsed.lastIndexOf(true) + 1);
  return { first, count: last - first + 1, bounds };
}

/** Lower bound of a bucket. For the first bucket: 0 when its upper bound is above 0, otherwise null. */
export function lowerBound(bounds: readonly number[], bucket: number): number | null {
  const below = bounds[bucket - 1];
  if (below !== undefined) return below;
  return (bounds[0] ?? 0) > 0 ? 0 : null;
}

/**
 * The position of a value on the axis of rows: 0 is the bottom of the lowest row, `count` the top of the highest. Inside a
 * row the position is interpolated linearly, as by `histogram_quantile`. The row of the `+Inf` bucket has no upper bound, so
 * its values are in its middle.
 */
export function rowPlace({ first, count, bounds }: HeatRows, value: number): number {
  let bucket = bounds.findIndex((bound) => value <= bound);
  if (bucket < 0) bucket = bounds.length;
  const low = lowerBound(bounds, bucket);
  const high = bounds[bucket];
  const part = high === undefined ? 0 : partOfRow(value, low, high);
  return Math.min(count, Math.max(0, bucket - first + Math.max(0, part)));
}

/** In a first bucket without a lower bound a value is at the upper bound, as in `histogram_quantile`. */
function partOfRow(value: number, low: number | null, high: number): number {
  if (low === null) return 1;
  if (high === Infinity) return 0.5;
  const part = (value - low) / (high - low);
  // the difference of extreme bounds may be infinite
  return Number.isFinite(part) ? part : 0.5;
}

/** The bucket of the row at a position on the axis, or null outside the rows. */
export function bucketAtPlace({ first, count }: HeatRows, place: number): number | null {
  const row = Math.floor(place);
  return row < 0 || row >= count ? null : first + row;
}
