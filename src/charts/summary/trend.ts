import { medianOf } from '../../lib/median';

export type Trend = 'rising' | 'falling' | 'steady';

/** A smaller change, relative to the larger of the two medians, is no trend. */
const LEAST_CHANGE = 0.1;

/** Each third of the range needs this many values. */
const LEAST_VALUES = 3;

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * The trend of a line. The rule compares the median of the first third of the points with the median of the last third. The line
 * rises or falls when the two differ by more than 10 % of the larger one, and by more than the usual distance of a value from
 * the median of its third (the larger of the two median absolute deviations), so that noise is no trend. Otherwise it is steady.
 * @param values a value for each point; null is a gap
 * @returns null when one of the two thirds has fewer than 3 values
 */
export function trendOf(values: readonly (number | null)[]): Trend | null {
  const third = Math.floor(values.length / 3);
  const first = middleOf(values.slice(0, third));
  const last = middleOf(values.slice(values.length - third));
  if (first === null || last === null) return null;
  const change = last.median - first.median;
  const larger = Math.max(Math.abs(first.median), Math.abs(last.median));
  const noise = Math.max(first.distance, last.distance);
  if (!(Math.abs(change) > larger * LEAST_CHANGE && Math.abs(change) > noise)) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}

/** The median of the values that are no gaps, and their median distance from it; null for too few values. */
function middleOf(values: readonly (number | null)[]): { median: number; distance: number } | null {
  const present = values.filter((value) => value !== null);
  const median = medianOf(sorted(present));
  if (median === null || present.length < LEAST_VALUES) return null;
  const distance = medianOf(sorted(present.map((value) => Math.abs(value - median)))) ?? 0;
  return { median, distance };
}
