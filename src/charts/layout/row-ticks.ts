import type { Unit } from '../../lib/units';
import { lowerBound, rowPlace, type HeatRows } from '../shape/heat-rows';
import type { YScale } from './y-scale';
import { tickLabels, type YTick } from './y-ticks';

/**
 * The label of a bucket's upper bound: `0.25`, or `>20` for the `+Inf` bucket. Empty without a bound.
 * @param bucket index of the bucket; -1 gives the lower bound of the first one
 */
export function boundLabel(bounds: readonly number[], bucket: number, unit: Unit): string {
  const bound = bucket < 0 ? lowerBound(bounds, 0) : (bounds[bucket] ?? null);
  if (bound === null) return '';
  if (bound !== Infinity) return tickLabels([bound], unit)[0] ?? '';
  const last = bounds[bucket - 1];
  return last === undefined ? '' : `>${boundLabel(bounds, bucket - 1, unit)}`;
}

/**
 * A tick at each edge between rows. Its label is the bound, or empty when there is no room for it.
 * @param threshold a value inside the rows, or null; it gets its own tick
 */
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
    const isLabelled =
      isTop && isTopOpen ? true : edge % every === 0 && !(isTopOpen && isNear(edge, rows.count));
    const isFree = isLabelled && (mark === null || !isNear(edge, mark));
    const label = isFree ? boundLabel(rows.bounds, rows.first + edge - 1, unit) : '';
    return { value: edge, label, isThreshold: false };
  });
  if (mark === null || threshold === null) return edges;
  return [...edges, { value: mark, label: tickLabels([threshold], unit)[0] ?? '', isThreshold: true }];
}

/**
 * The y axis of a heatmap: its rows, from 0 to their number.
 * @param threshold a value, or null
 * @returns the place of the threshold on the axis; null without one and outside the rows
 */
export function rowAxis(
  rows: HeatRows,
  unit: Unit,
  threshold: number | null,
  plotHeightPx: number,
  fontPx: number,
): { readonly y: YScale; readonly yTicks: readonly YTick[]; readonly threshold: number | null } {
  const place = threshold === null ? null : rowPlace(rows, threshold);
  const isInside = place !== null && place > 0 && place < rows.count;
  return {
    y: { isLog: false, min: 0, max: rows.count, ticks: [] },
    yTicks: rowTicks(rows, unit, isInside ? threshold : null, plotHeightPx, fontPx),
    threshold: isInside ? place : null,
  };
}
