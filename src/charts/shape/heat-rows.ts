import type { FrameCells } from '../../lib/frame';
import type { Unit } from '../../lib/units';
import { tickLabels, type YTick } from '../layout/y-ticks';

/** The rows of a heatmap, all of one height: row 0 at the bottom is the bucket `first`. */
export interface HeatRows {
  readonly first: number;
  /** Above 0. */
  readonly count: number;
  /** Upper bounds of all buckets, ascending, in the unit of Prometheus. */
  readonly bounds: readonly number[];
}

/** The buckets that hold something in the range, with one empty row on each side; null when none does. */
export function heatRows({ bounds, counts }: FrameCells): HeatRows | null {
  const isUsed = bounds.map((_, b) => counts[b]?.some((count) => count !== null && count > 0) ?? false);
  const lowest = isUsed.indexOf(true);
  if (lowest < 0) return null;
  const first = Math.max(0, lowest - 1);
  const last = Math.min(bounds.length - 1, isUsed.lastIndexOf(true) + 1);
  return { first, count: last - first + 1, bounds };
}

/** Lower bound of a bucket: 0 for the first when it holds nothing below, null where it has none. */
export function lowerBound(bounds: readonly number[], bucket: number): number | null {
  const below = bounds[bucket - 1];
  if (below !== undefined) return below;
  return (bounds[0] ?? 0) > 0 ? 0 : null;
}

/**
 * Where a value lies on the axis of rows: 0 at the bottom of the lowest row, `count` at the top of the highest. Inside a
 * row it lies at its linear part, as `histogram_quantile` has it; in the row without an upper bound in its middle.
 */
export function rowPlace({ first, count, bounds }: HeatRows, value: number): number {
  let bucket = bounds.findIndex((bound) => value <= bound);
  if (bucket < 0) bucket = bounds.length;
  const low = lowerBound(bounds, bucket);
  const high = bounds[bucket];
  const part = high === undefined ? 0 : partOfRow(value, low, high);
  return Math.min(count, Math.max(0, bucket - first + Math.max(0, part)));
}

/** A first bucket without a lower end gives its upper one, as on the server. */
function partOfRow(value: number, low: number | null, high: number): number {
  if (low === null) return 1;
  if (high === Infinity) return 0.5;
  const part = (value - low) / (high - low);
  // the difference of two extreme bounds may be infinite
  return Number.isFinite(part) ? part : 0.5;
}

/** The bucket of the row at a place on the axis, or null beside the rows. */
export function bucketAtPlace({ first, count }: HeatRows, place: number): number | null {
  const row = Math.floor(place);
  return row < 0 || row >= count ? null : first + row;
}

/** The name of a bound on the axis; of the row without an upper bound: above the last one. */
export function boundLabel(bounds: readonly number[], bucket: number, unit: Unit): string {
  const bound = bucket < 0 ? lowerBound(bounds, 0) : (bounds[bucket] ?? null);
  if (bound === null) return '';
  if (bound !== Infinity) return tickLabels([bound], unit)[0] ?? '';
  const last = bounds[bucket - 1];
  return last === undefined ? '' : `>${boundLabel(bounds, bucket - 1, unit)}`;
}

/** A tick at each edge between rows; only those that have room carry their bound. */
export function rowTicks(
  rows: HeatRows,
  unit: Unit,
  threshold: number | null,
  plotHeightPx: number,
  fontPx: number,
): YTick[] {
  const rowPx = plotHeightPx / rows.count;
  const leastPx = fontPx + 3;
  const every = Math.max(1, Math.ceil(leastPx / rowPx));
  const isTopOpen = rows.bounds[rows.first + rows.count - 1] === Infinity;
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) * rowPx < leastPx;
  const mark = threshold === null ? null : rowPlace(rows, threshold);
  const edges = Array.from({ length: rows.count + 1 }, (_, edge): YTick => {
    const isTop = edge === rows.count;
    const hasTurn =
      isTop && isTopOpen ? true : edge % every === 0 && !(isTopOpen && isNear(edge, rows.count));
    const isFree = hasTurn && (mark === null || !isNear(edge, mark));
    const label = isFree ? boundLabel(rows.bounds, rows.first + edge - 1, unit) : '';
    return { value: edge, label, isThreshold: false };
  });
  if (mark === null || threshold === null) return edges;
  return [...edges, { value: mark, label: tickLabels([threshold], unit)[0] ?? '', isThreshold: true }];
}
