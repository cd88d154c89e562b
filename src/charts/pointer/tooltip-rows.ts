import type { Certainty } from '../../lib/certainty';
import type { ShapeSeries } from '../shape/shape';

export interface TooltipRow {
  readonly line: ShapeSeries;
  /** In the unit of Prometheus; null is a gap. */
  readonly value: number | null;
  /** What it was in the period that is compared with; null is a gap, or no such period. */
  readonly before: number | null;
  /** Of a quantile: how well it is known; null for other lines, and at a gap. */
  readonly certainty: Certainty | null;
  /** The line nearest to the pointer, or the layer under it. */
  readonly isNearest: boolean;
}

export interface TooltipRows {
  /** In the order of the legend. */
  readonly rows: readonly TooltipRow[];
  /** How many lines there was no room for. */
  readonly moreCount: number;
}

/** More rows than this are not read in passing. */
export const MOST_ROWS = 20;

/**
 * The values of the shown lines at a point. Of more lines than there is room for the nearest to the pointer, or when no
 * pointer says which are near, first those that are drawn.
 * @param yOf pixels of a place on the y axis, from the top of the chart
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
      rank: pointerYPx === null && line.isDrawn ? 0 : 1,
      order,
    }));
  const nearest = all.reduce((least, row) => Math.min(least, row.distance), Infinity);
  const hot = nearest === Infinity ? undefined : all.find((row) => row.distance === nearest);
  const kept =
    all.length <= most
      ? all
      : [...all]
          .sort((a, b) =>
            a.distance !== b.distance ? a.distance - b.distance : a.rank - b.rank || a.order - b.order,
          )
          .slice(0, most)
          .sort((a, b) => a.order - b.order);
  return {
    rows: kept.map((row) => ({
      line: row.line,
      value: row.value,
      before: row.before,
      certainty: row.value === null ? null : (row.line.series.certaintyAt?.(index) ?? null),
      isNearest: row === hot,
    })),
    moreCount: all.length - kept.length,
  };
}

/** Pixels from the pointer to a line, or to a layer, which holds what lies between its edges; Infinity at a gap. */
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
