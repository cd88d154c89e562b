import type { Certainty } from './certainty';
import type { GaugeLevels, Overall } from './column';
import type { Role } from './role';

/** The points in time of a result: `startS`, `startS + stepS`, … `endS`, both ends included. Unix seconds. */
export interface Grid {
  readonly startS: number;
  readonly endS: number;
  readonly stepS: number;
  /**
   * The server may use samples that are this far apart, seconds, because it no longer has those that were scraped
   * (`queries/kept-samples.ts`). Left out: samples as they were scraped.
   */
  readonly sourceS?: number;
}

/**
 * The points of a frame: those of its grid and, on a long step, one more between two of them or after the last one, so that
 * the newest value is not up to a step old.
 */
export interface FrameGrid extends Grid {
  /** Unix seconds, after `startS` and not on a step. All series have gaps after it. */
  readonly latestS?: number;
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
  /** Of a quantile: how well it is known at a point of the frame, null at a point without a quantile. */
  readonly certaintyAt?: (index: number) => Certainty | null;
  /**
   * Of a ratio or a quantile: its value over several points together; left out: the mean of the points. The latest point
   * counts only where no other point has a value, because its step overlaps that of the point before it.
   */
  readonly overall?: Overall;
  /** Of a gauge whose step holds several samples: `values` are then the highest within each step. */
  readonly levels?: GaugeLevels;
  /** Role `at-most`: the lower bounds, of which `values` are the upper bounds. */
  readonly low?: readonly (number | null)[];
  /** One value for each point of the frame, in the unit of Prometheus; null is a gap. Never NaN, never infinite. */
  readonly values: readonly (number | null)[];
}

/** The content of a chart: columns and their points. */
export interface Frame {
  readonly grid: FrameGrid;
  /** In the order of the legend, the most important first. */
  readonly series: readonly FrameSeries[];
  /** The distribution that a heatmap draws below its lines. */
  readonly cells?: FrameCells;
}

/** The distribution over buckets at each point of the frame; a gap at its latest point. */
export interface FrameCells {
  /** Upper bounds as exported (`0.25`, `+Inf`), ascending. */
  readonly labels: readonly string[];
  /** The same as numbers, in the unit of Prometheus. */
  readonly bounds: readonly number[];
  /** A column for each bound: observations per second in that bucket alone; null is a gap. */
  readonly counts: readonly (readonly (number | null)[])[];
}

const stepsOf = ({ startS, endS, stepS }: Grid): number =>
  Math.max(0, Math.floor((endS - startS) / stepS + 1e-9) + 1);

/** True for grids of the same step and span, wherever they begin. */
export const haveSameShape = (a: Grid, b: Grid): boolean =>
  a.stepS === b.stepS && a.endS - a.startS === b.endS - b.startS;

/** Number of points, with the latest one. */
export const gridLength = (grid: FrameGrid): number => stepsOf(grid) + (grid.latestS === undefined ? 0 : 1);

/** Index of the latest point, or null where the grid has none. */
export function latestIndexOf(grid: FrameGrid): number | null {
  if (grid.latestS === undefined) return null;
  return Math.min(stepsOf(grid), Math.max(0, Math.ceil((grid.latestS - grid.startS) / grid.stepS - 1e-9)));
}

/** The points in order, with the latest one. Unix seconds. */
export function gridTimes(grid: FrameGrid): number[] {
  const times = Array.from({ length: stepsOf(grid) }, (_, i) => grid.startS + i * grid.stepS);
  const index = latestIndexOf(grid);
  if (index !== null && grid.latestS !== undefined) times.splice(index, 0, grid.latestS);
  return times;
}

/** The time of the last point, Unix seconds. */
export const lastTimeS = ({ endS, latestS }: FrameGrid): number => Math.max(endS, latestS ?? endS);

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
 *
 * The latest point is the last value, and its value can be the minimum or the maximum. It is not part of the mean, because most of
 * its step is that of the point before it; it is the mean where no other point has a value.
 * @param latestIndex index of the latest point of the frame, or null
 */
export function statsOf(
  { values, overall, levels }: Pick<FrameSeries, 'values' | 'overall' | 'levels'>,
  latestIndex: number | null = null,
): Stats {
  if (levels) {
    const { last, mean } = statsOf({ values: levels.sampled }, latestIndex);
    const low = statsOf({ values: levels.low });
    return { last, min: low.min, mean, max: statsOf({ values }).max };
  }
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) continue;
    if (value < min) min = value;
    if (value > max) max = value;
    if (i === latestIndex) continue;
    sum += value;
    count += 1;
  }
  if (min > max) return { last: null, min: null, mean: null, max: null };
  const last = lastValue(values);
  const mean = overall ? overall(0, values.length - 1) : count > 0 ? sum / count : last;
  return { last, min, mean, max };
}
