import type { PictureSeries } from './picture';

export interface TooltipRow {
  readonly line: PictureSeries;
  /** In the unit of Prometheus; null is a gap. */
  readonly value: number | null;
  /** The line nearest to the pointer. */
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
 * The values of the shown lines at a point. Above 20 lines the nearest to the pointer, or the first when no pointer
 * says which are near.
 * @param yOf pixels of a value, from the top of the chart
 */
export function tooltipRows(
  series: readonly PictureSeries[],
  index: number,
  pointerYPx: number | null,
  yOf: (value: number) => number,
): TooltipRows {
  const all = series
    .filter((line) => line.isShown)
    .map((line, order) => {
      const value = line.series.values[index] ?? null;
      const distance = value === null || pointerYPx === null ? Infinity : Math.abs(yOf(value) - pointerYPx);
      return { line, value, distance, order };
    });
  const nearest = Math.min(...all.map((row) => row.distance));
  const hot = nearest === Infinity ? undefined : all.find((row) => row.distance === nearest);
  const kept =
    all.length <= MOST_ROWS
      ? all
      : [...all]
          .sort((a, b) => (a.distance === b.distance ? a.order - b.order : a.distance - b.distance))
          .slice(0, MOST_ROWS)
          .sort((a, b) => a.order - b.order);
  return {
    rows: kept.map((row) => ({ line: row.line, value: row.value, isNearest: row === hot })),
    moreCount: all.length - kept.length,
  };
}
