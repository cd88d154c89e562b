import type { Certainty } from './certainty';
import type { Role } from './role';

/** The points in time of an answer: `startS`, `startS + stepS`, … `endS`, both ends included. Unix seconds. */
export interface Grid {
  readonly startS: number;
  readonly endS: number;
  readonly stepS: number;
}

/** One line of a chart. */
export interface FrameSeries {
  /** Stable over refreshes and languages; unique in its frame. */
  readonly key: string;
  /** As the legend and the CSV head say it. */
  readonly name: string;
  /** For the end of the line, where there is little room; the name without it. */
  readonly shortName?: string;
  readonly role: Role;
  /** The DP rank whose colour a line of role `rank` takes; for role `position` its number. */
  readonly rank?: number;
  /** The line of the same key without its last part, as it was before: thin, and behind the others. */
  readonly isGhost?: true;
  /** Of a quantile: how well it is known at a point, null where there is none. */
  readonly certaintyAt?: (index: number) => Certainty | null;
  /** One value for each point of the grid, in the unit of Prometheus; null is a gap. Never NaN, never infinite. */
  readonly values: readonly (number | null)[];
}

/** What a chart draws: columns, and the range that they answer. */
export interface Frame {
  readonly grid: Grid;
  /** In the order of the legend, strongest first. */
  readonly series: readonly FrameSeries[];
  /** What a heatmap draws under its lines. */
  readonly cells?: FrameCells;
}

/** The distribution over buckets at each point of the grid. */
export interface FrameCells {
  /** Upper bounds as exported (`0.25`, `+Inf`), ascending. */
  readonly labels: readonly string[];
  /** The same as numbers, in the unit of Prometheus. */
  readonly bounds: readonly number[];
  /** For each bound a column on the grid: observations per second in this bucket alone; null is a gap. */
  readonly counts: readonly (readonly (number | null)[])[];
}

/** Number of points of a grid. */
export function gridLength(grid: Grid): number {
  return Math.max(0, Math.floor((grid.endS - grid.startS) / grid.stepS + 1e-9) + 1);
}

/** The points of a grid, Unix seconds. */
export function gridTimes(grid: Grid): number[] {
  return Array.from({ length: gridLength(grid) }, (_, i) => grid.startS + i * grid.stepS);
}

/**
 * A frame over another range of the same step: what lies outside is dropped, what is not known is a gap.
 * @param grid of the same step and the same phase as the frame's
 */
export function reframed(frame: Frame, grid: Grid): Frame {
  const offset = Math.round((grid.startS - frame.grid.startS) / grid.stepS);
  const indices = Array.from({ length: gridLength(grid) }, (_, i) => i + offset);
  const moved = (values: readonly (number | null)[]): (number | null)[] =>
    indices.map((i) => values[i] ?? null);
  return {
    grid,
    series: frame.series.map(({ certaintyAt, ...series }) => ({
      ...series,
      values: moved(series.values),
      ...(certaintyAt ? { certaintyAt: (index: number) => certaintyAt(index + offset) } : {}),
    })),
    ...(frame.cells ? { cells: { ...frame.cells, counts: frame.cells.counts.map(moved) } } : {}),
  };
}

/** A frame without the series of these keys. */
export const visibleFrame = (frame: Frame, hidden: ReadonlySet<string>): Frame =>
  hidden.size === 0 ? frame : { ...frame, series: frame.series.filter((s) => !hidden.has(s.key)) };

/** Last value of a column that is not a gap, or null. */
export function lastValue(values: readonly (number | null)[]): number | null {
  for (let i = values.length - 1; i >= 0; i--) {
    const value = values[i];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

export interface Stats {
  readonly last: number | null;
  readonly min: number | null;
  readonly mean: number | null;
  readonly max: number | null;
}

/** Last, min, mean and max over the values that are not gaps; all null when there is none. */
export function statsOf(values: readonly (number | null)[]): Stats {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    count += 1;
  }
  if (count === 0) return { last: null, min: null, mean: null, max: null };
  return { last: lastValue(values), min, mean: sum / count, max };
}
