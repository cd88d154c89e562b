import type { Certainty } from '../../lib/certainty';
import type { ShapeSeries } from '../shape/shape';

interface TooltipRow {
  readonly line: ShapeSeries;
  /** In the unit of Prometheus; null is a gap. */
  readonly value: number | null;
  /** The value in the period compared with; null is a gap, or no such period. */
  readonly before: number | null;
  /** How certain the value of a quantile is; null for other lines and at a gap. */
  readonly certainty: Certainty | null;
  /** True for the line nearest to the pointer, or the layer under it. */
  readonly isNearest: boolean;
}

export interface TooltipRows {
  /** In the order of the legend. */
  readonly rows: readonly TooltipRow[];
  /** Number of lines without a row, for lack of room. */
  readonly moreCount: number;
}

/** Most rows of a tooltip: more are hard to read. */
export const MOST_ROWS = 20;

/** The rows from the highest value to the lowest; gaps come last. */
export const rowsByValue = (rows: TooltipRows['rows']): TooltipRows['rows'] =>
  [...rows].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || 0);

/**
 * The values of the shown lines at a point of the grid. When there are too many lines, the rows are those nearest to the pointer;
 * without a pointer, lines that are drawn come before ranks that are only part of a band.
 * @param yOf returns the y position of a value in pixels, from the top of the chart
 */
export function tooltipRows(
  series: readonly ShapeSeries[],
  index: number,
  pointerYPx: number | null,
  yOf: (value: number) => number,
  most = MOST_ROWS,
): TooltipRows {
  const all = series
    .filter((line) => line.isShown)
    .map((line, order) => ({
      line,
      value: line.series.values[index] ?? null,
      before: line.ghost?.values[index] ?? null,
      distance: pointerYPx === null ? Infinity : distanceOf(line, index, pointerYPx, yOf),
      priority: pointerYPx === null && line.isDrawn ? 0 : 1,
      order,
    }));
  const leastDistance = all.reduce((least, row) => Math.min(least, row.distance), Infinity);
  const nearestRow =
    leastDistance === Infinity ? undefined : all.find((row) => row.distance === leastDistance);
  const kept =
    all.length <= most
      ? all
      : [...all]
          .sort((a, b) =>
            a.distance !== b.distance
              ? a.distance - b.distance
              : a.priority - b.priority || a.order - b.order,
          )
          .slice(0, most)
          .sort((a, b) => a.order - b.order);
  return {
    rows: kept.map((row) => ({
      line: row.line,
      value: row.value,
      before: row.before,
      certainty: row.value === null ? null : (row.line.series.certaintyAt?.(index) ?? null),
      isNearest: row === nearestRow,
    })),
    moreCount: all.length - kept.length,
  };
}

/** Pixels from the pointer to a line or a layer, 0 inside a layer; Infinity at a gap. */
function distanceOf(
  { series, drawn, floor }: ShapeSeries,
  index: number,
  pointerYPx: number,
  yOf: (value: number) => number,
): number {
  const value = drawn[index] ?? null;
  if (value === null || (series.values[index] ?? null) === null) return Infinity;
  const topPx = yOf(value);
  const foot = floor?.[index] ?? null;
  const footPx = foot === null ? topPx : yOf(foot);
  return Math.max(0, topPx - pointerYPx, pointerYPx - footPx);
}
