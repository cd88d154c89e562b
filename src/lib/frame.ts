import type { Certainty } from './certainty';
import type { GaugeLevels, Overall } from './column';
import type { Role } from './role';

/** The points in time of a result: `startS`, `startS + stepS`, … `endS`, both ends included. Unix seconds. */
export interface Grid {
  readonly startS: number;
  readonly endS: number;
  readonly stepS: number;
}

/** One line of a chart. */
export interface FrameSeries {
  /** Stable over refreshes and languages; unique in its frame. */
  readonly key: string;
  /** The name in the legend and in the head of the CSV. */
  readonly name: string;
  /** A short name at the end of the line, where space is small; left out: the name. */
  readonly shortName?: string;
  readonly role: Role;
  /** Role `rank`: the rank whose colour the line has. Role `position`: the number of the position. */
  readonly rank?: number;
  /** The line of the earlier period in a comparison: thin, and behind the others. Its key is that of its line and a suffix. */
  readonly isGhost?: true;
  /** Of a quantile: how well it is known at a point of the grid, null at a point without a quantile. */
  readonly certaintyAt?: (index: number) => Certainty | null;
  /** Of a ratio or a quantile: its value over several points together; left out: the mean of the points. */
  readonly overall?: Overall;
  /** Of a gauge whose step holds several samples: `values` are then the highest within each step. */
  readonly levels?: GaugeLevels;
  /** One value for each point of the grid, in the unit of Prometheus; null is a gap. Never NaN, never infinite. */
  readonly values: readonly (number | null)[];
}

/** The content of a chart: columns and their grid. */
export interface Frame {
  readonly grid: Grid;
  /** In the order of the legend, the most important first. */
  readonly series: readonly FrameSeries[];
  /** The distribution that a heatmap draws below its lines. */
  readonly cells?: FrameCells;
}

/** The distribution over buckets at each point of the grid. */
export interface FrameCells {
  /** Upper bounds as exported (`0.25`, `+Inf`), ascending. */
  readonly labels: readonly string[];
  /** The same as numbers, in the unit of Prometheus. */
  readonly bounds: readonly number[];
  /** A column on the grid for each bound: observations per second in that bucket alone; null is a gap. */
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
 * A frame on another grid: points outside the new grid are dropped, points outside the old one are gaps.
 * @param grid with the step of the frame, and on multiples of it like the frame's
 */
export function reframed(frame: Frame, grid: Grid): Frame {
  const offset = Math.round((grid.startS - frame.grid.startS) / grid.stepS);
  const indices = Array.from({ length: gridLength(grid) }, (_, i) => i + offset);
  const moved = (values: readonly (number | null)[]): (number | null)[] =>
    indices.map((i) => values[i] ?? null);
  return {
    grid,
    series: frame.series.map(({ certaintyAt, overall, levels, ...series }) => ({
      ...series,
      values: moved(series.values),
      ...(levels ? { levels: { sampled: moved(levels.sampled), low: moved(levels.low) } } : {}),
      ...(certaintyAt ? { certaintyAt: (index: number) => certaintyAt(index + offset) } : {}),
      ...(overall
        ? { overall: (first: number, last: number) => overall(first + offset, last + offset) }
        : {}),
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

/**
 * Last, min, mean and max over the values that are not gaps; all null when there is none. The mean of a ratio or a quantile is
 * its value over all points together: a mean of their points would weight quiet minutes like busy ones.
 * The maximum and the minimum of a gauge are those of all its samples, not of the points alone.
 */
export function statsOf({
  values,
  overall,
  levels,
}: Pick<FrameSeries, 'values' | 'overall' | 'levels'>): Stats {
  if (levels) {
    const { last, mean } = statsOf({ values: levels.sampled });
    return { last, min: statsOf({ values: levels.low }).min, mean, max: statsOf({ values }).max };
  }
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
  return { last: lastValue(values), min, mean: overall ? overall(0, values.length - 1) : sum / count, max };
}
